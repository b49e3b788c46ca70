import { describeRule, py } from '../support/check-harness';

describeRule('class references', {
  fixes: [
    {
      name: 'annotations and isinstance tests follow the objects',
      before: py`
        from typing import Optional
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 safe

        def run(job: Estimator) -> Optional[Estimator]:
        #            ^^^^^^^^^ SM108 safe
        #                                   ^^^^^^^^^ SM108 safe
            if isinstance(job, Estimator):
        #                      ^^^^^^^^^ SM108 safe
                job.fit()
        #           ^^^ SM204 review
      `,
      after: py`
        from typing import Optional
        from sagemaker.train import ModelTrainer

        def run(job: ModelTrainer) -> Optional[ModelTrainer]:
            if isinstance(job, ModelTrainer):
                job.train()
      `,
    },
    {
      name: 'a string annotation',
      before: py`
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 safe
        def run(job: "Estimator"):
        #             ^^^^^^^^^ SM108 safe
            return job
      `,
      after: py`
        from sagemaker.train import ModelTrainer
        def run(job: "ModelTrainer"):
            return job
      `,
    },
    {
      name: 'a string annotation that is more than a name',
      before: py`
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 safe
        def run(job: "list[Estimator]"):
        #                  ^^^^^^^^^ SM108 safe
            return job
      `,
      after: py`
        from sagemaker.train import ModelTrainer
        def run(job: "list[ModelTrainer]"):
            return job
      `,
    },
  ],
  withholds: [
    {
      name: 'a string annotation with escapes',
      code: py`
        from sagemaker.estimator import Estimator
        #                               ^^^^^^^^^ SM105 withheld
        def run(job: "list[\\x45stimator, Estimator]"):
            return job
      `,
      reason: /still used below/,
    },
  ],
  silent: [
    { name: 'classes of the program', code: 'import sagemaker\nclass Estimator: ...\ndef run(job: Estimator): ...\n' },
    { name: 'V3 classes', code: 'from sagemaker.train import ModelTrainer\ndef run(job: ModelTrainer): ...\n' },
  ],
});
