import { describeRule, py } from '../support/check-harness';

describeRule('a trainer made for JumpStart that is to be hosted', {
  fixes: [],
  withholds: [
    {
      name: 'by a ModelBuilder on it',
      code: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer.from_jumpstart_config(jumpstart_config=JumpStartConfig(model_id="m"), role="r")
        trainer.train()
        builder = ModelBuilder(model=trainer, role_arn="r")
                             # ^^^^^ SM945 withheld
      `,
      reason: /hosts the base model/,
    },
    {
      name: "by V2's deploy()",
      code: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer.from_jumpstart_config(jumpstart_config=JumpStartConfig(model_id="m"), role="r")
        trainer.deploy()
              # ^^^^^^ SM944 withheld
      `,
      reason: /hosts the base model/,
    },
  ],
  silent: [
    {
      name: 'another trainer, and a trainer that is not sure to be one',
      code: py`
        from sagemaker.core.jumpstart.configs import JumpStartConfig
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(training_image="i", role="r")
        builder = ModelBuilder(model=trainer, image_uri="i", role_arn="r")
        other = ModelTrainer.from_jumpstart_config(jumpstart_config=JumpStartConfig(model_id="m"), role="r") if quick else trainer
        unsure = ModelBuilder(model=other, image_uri="i", role_arn="r")
      `,
    },
  ],
});
