import { describeRule, py } from '../support/check-harness';

describeRule('handed-on-methods', {
  fixes: [],
  withholds: [
    {
      name: 'a method of an estimator that a thread gets',
      code: py`
        from threading import Thread

        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        Thread(target=est.fit, args=("s3://b/train",)).start()
                        # ^^^ SM204 withheld
      `,
      reason: /handed on instead of called/,
    },
    {
      name: 'a method of a model that gets another name',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 safe

        model = Model(image, data, role)
              # ^^^^^ SM401 safe
        start = model.deploy
                    # ^^^^^^ SM403 withheld
      `,
      reason: /handed on instead of called/,
    },
  ],
  silent: [
    {
      name: 'methods of other objects, and of V3',
      code: py`
        from threading import Thread

        import keras
        from sagemaker.train import ModelTrainer

        model = keras.Sequential()
        Thread(target=model.fit).start()
        Thread(target=ModelTrainer(training_image=image, role=role).train).start()
      `,
    },
  ],
});
