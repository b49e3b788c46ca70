import { describeRule, py } from '../support/check-harness';

describeRule('compile() of a model', {
  fixes: [
    {
      name: 'the results of the compilation job go to the ModelBuilder',
      before: py`
        from sagemaker.tensorflow import TensorFlowModel
                                       # ^^^^^^^^^^^^^^^ SM105 safe

        model = TensorFlowModel(model_data=path, role=role, framework_version="2.3")
              # ^^^^^^^^^^^^^^^ SM402 safe
        neo = model.compile(
                  # ^^^^^^^ SM406 safe
            target_instance_family="ml_c5",
            input_shape={"input_1": [1, 224, 224, 3]},
            output_path="s3://demo/compiled",
            role="arn:aws:iam::1:role/demo",
            job_name="compile-1",
            framework="tensorflow",
        )
        neo.deploy(1, "ml.c5.large", endpoint_name="neo")
          # ^^^^^^ SM403 safe
      `,
      after: py`
        import json

        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.shapes import InputConfig, OutputConfig, StoppingCondition
        from sagemaker.core.resources import CompilationJob

        model = ModelBuilder(s3_model_data_url=path, role_arn=role, instance_type="ml.c5.large")
        compilation_job = CompilationJob.create(
            compilation_job_name="compile-1",
            role_arn="arn:aws:iam::1:role/demo",
            input_config=InputConfig(
                s3_uri=model.s3_model_data_url,
                framework="TENSORFLOW",
                data_input_config=json.dumps({"input_1": [1, 224, 224, 3]}),
                framework_version="2.3",
            ),
            output_config=OutputConfig(
                s3_output_location="s3://demo/compiled",
                target_device="ml_c5",
            ),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=900),
        )
        compilation_job.wait()
        model.image_uri = compilation_job.inference_image
        model.s3_model_data_url = compilation_job.model_artifacts.s3_model_artifacts
        neo = model
        neo.build()
        neo.deploy(initial_instance_count=1, endpoint_name="neo")
      `,
    },
  ],
  withholds: [
    {
      name: 'a model that is hosted before',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role=role)
              # ^^^^^ SM401 withheld
        model.deploy(1, "ml.c5.large", endpoint_name="before")
            # ^^^^^^ SM403 withheld
        model.compile("ml_c5", {"data": [1, 3]}, "s3://demo/compiled", role, None, "compile-1", framework="xgboost")
            # ^^^^^^^ SM406 withheld
      `,
      reason: /hosted before/,
    },
    {
      name: 'a target that is not seen',
      code: py`
        from sagemaker.model import Model
                                  # ^^^^^ SM105 withheld

        model = Model(image_uri="demo:1", model_data="s3://demo/model.tar.gz", role=role)
              # ^^^^^ SM401 withheld
        model.compile(target, {"data": [1, 3]}, "s3://demo/compiled", role, None, "compile-1", framework="xgboost")
            # ^^^^^^^ SM406 withheld
      `,
      reason: /what it is compiled for/,
    },
  ],
  silent: [
    {
      name: 'a model of another package',
      code: py`
        from keras import Model

        model = Model(inputs, outputs)
        model.compile(optimizer="adam")
      `,
    },
  ],
});
