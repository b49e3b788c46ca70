import { expect, it } from 'vitest';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';

describeRule('training-containers', {
  fixes: [
    {
      name: 'a launcher of the container and a script alone',
      before: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 safe

        est = PyTorch("a/train.py", role=role, image_uri=image, instance_count=2, instance_type=kind, output_path=out,
            # ^^^^^^^ SM202 review
                      sagemaker_session=session, hyperparameters={"deep": True},
                      distribution={"smdistributed": {"dataparallel": {"enabled": True, "custom_mpi_options": more}}})
      `,
      after: py`
        import os

        from sagemaker.core.fw_utils import tar_and_upload_dir
        from sagemaker.core.common_utils import name_from_base
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(role=role,
                           training_image=image,
                           compute=Compute(instance_count=2, instance_type=kind),
                           output_data_config=OutputDataConfig(s3_output_path=out),
                           sagemaker_session=session,
                           hyperparameters={**{"deep": True},
                                            "sagemaker_program": os.path.basename("a/train.py"),
                                            "sagemaker_submit_directory": tar_and_upload_dir(session=session.boto_session,
                                                                                             bucket=session.default_bucket(),
                                                                                             s3_key_prefix=name_from_base("training") + "/source",
                                                                                             script="a/train.py").s3_prefix,
                                            "sagemaker_container_log_level": 20,
                                            "sagemaker_region": session.boto_region_name,
                                            "sagemaker_distributed_dataparallel_enabled": True,
                                            "sagemaker_instance_type": kind,
                                            "sagemaker_distributed_dataparallel_custom_mpi_options": more},
                           stopping_condition=StoppingCondition(max_runtime_in_seconds=86400))
      `,
    },
  ],
  withholds: [
    {
      name: 'a result that a shell line reads',
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe
        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
        !aws s3 cp $est.model_data .
                      # ^^^^^^^^^^ SM206 withheld
      `,
      reason: /shell or magic line/,
    },
    {
      name: 'a launcher behind a condition, and one in instance groups',
      code: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 withheld

        est = PyTorch("train.py", role=role, image_uri=image, instance_count=2, instance_type=kind, distribution=some)
            # ^^^^^^^ SM202 withheld
        groups = {"mpi": {"enabled": True}, "instance_groups": [data], "parameter_server": {"enabled": True}}
        other = PyTorch("train.py", role=role, image_uri=image, instance_count=2, instance_type=kind,
              # ^^^^^^^ SM202 withheld
                        distribution={"instance_groups": [data], "parameter_server": {"enabled": True}})
      `,
      reason: /instance groups has no counterpart/,
    },
    {
      name: 'a launcher in a variable whose dict is changed later',
      code: py`
        from sagemaker.pytorch import PyTorch
                                    # ^^^^^^^ SM105 withheld

        spread = {"smdistributed": {"dataparallel": {"enabled": True}}}
        est = PyTorch("train.py", role=role, image_uri=image, instance_count=2, instance_type=kind, distribution=spread)
            # ^^^^^^^ SM202 withheld
        spread["smdistributed"] = other
      `,
      reason: /What distribution= holds cannot be seen/,
    },
    {
      name: "a launcher for an image of one's own, whose entry point is unknown",
      code: py`
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 withheld

        est = Estimator(image, role, 2, "ml.p4d.24xlarge", entry_point="train.py", source_dir="src",
            # ^^^^^^^^^ SM201 withheld
                        distribution={"smdistributed": {"dataparallel": {"enabled": True}}})
      `,
      reason: /no launcher for smdistributed/,
    },
  ],
  silent: [],
});

it('says of a cell magic once what cannot be rewritten in it', async () => {
  const engine = await testEngine();
  const cells = [
    'from sagemaker.estimator import Estimator\nest = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)\nest.fit()\n',
    '%%sh -s $est.model_data\naws s3 cp $1 .\n',
  ].map((text, index) => ({ id: `nb#${index}`, text }));
  const { texts } = engine.migrate(cells);
  expect(texts[1]?.match(/TODO/g)).toHaveLength(1);
  expect(engine.migrate(cells.map(({ id }, index) => ({ id, text: texts[index] ?? '' }))).texts).toEqual(texts);
});
