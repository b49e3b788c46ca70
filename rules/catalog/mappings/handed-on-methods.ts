/** Codes of methods whose calls have a rewrite, for where a program hands such a method on; the first family counts. */
export const METHOD_CODES: readonly {
  readonly bases: readonly string[];
  readonly methods: Readonly<Record<string, string>>;
}[] = [
  {
    bases: ['sagemaker.estimator.EstimatorBase'],
    methods: {
      fit: 'SM204',
      logs: 'SM206',
      set_hyperparameters: 'SM207',
      hyperparameters: 'SM207',
      deploy: 'SM404',
      create_model: 'SM404',
      register: 'SM404',
      transformer: 'SM404',
    },
  },
  {
    bases: ['sagemaker.tuner.HyperparameterTuner'],
    methods: { fit: 'SM302', deploy: 'SM405', best_estimator: 'SM303', describe: 'SM303', best_training_job: 'SM303' },
  },
  {
    bases: ['sagemaker.model.ModelBase'],
    methods: { deploy: 'SM403', register: 'SM406', create: 'SM406', delete_model: 'SM406', transformer: 'SM601' },
  },
];
