import { describeRule, py } from '../support/check-harness';

describeRule('the image of a model that is deployed more than once or without an instance', {
  fixes: [
    {
      name: 'the first deployment decides the image, as in V2',
      before: py`
        from sagemaker.tensorflow import TensorFlowModel
                                       # ^^^^^^^^^^^^^^^ SM105 safe

        model = TensorFlowModel(model_data=data, role=role, framework_version="2.12")
              # ^^^^^^^^^^^^^^^ SM402 safe
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 safe
        model.deploy(1, "ml.g5.xlarge")
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            image_uri=image_uris.retrieve(
                framework="tensorflow",
                region=Session().boto_region_name,
                version="2.12",
                instance_type="ml.m5.large",
                image_scope="inference"
            ),
            s3_model_data_url=data,
            role_arn=role
        )
        model.instance_type = "ml.m5.large"
        model.build()
        model.deploy(initial_instance_count=1)
        model.instance_type = "ml.g5.xlarge"
        model.deploy(initial_instance_count=1)
      `,
    },
    {
      name: 'a script alone is staged in a folder of its own, and a serverless endpoint decides the image',
      before: py`
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 safe

        model = PyTorchModel(model_data=data, role=role, entry_point=script, framework_version="2.3", py_version="py311")
              # ^^^^^^^^^^^^ SM402 review
        model.deploy(serverless_inference_config=small)
            # ^^^^^^ SM403 safe
      `,
      after: py`
        import os
        import shutil
        import tempfile

        from sagemaker.core import image_uris
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import SourceCode
        from sagemaker.serve.model_builder import ModelBuilder

        model = ModelBuilder(
            s3_model_data_url=data,
            role_arn=role,
            source_code=SourceCode(
                source_dir=os.path.dirname(shutil.copy(script, tempfile.mkdtemp())),
                entry_script=os.path.basename(script)
            )
        )
        model.image_uri = image_uris.retrieve(
            framework="pytorch",
            region=Session().boto_region_name,
            version="2.3",
            py_version="py311",
            serverless_inference_config=small,
            image_scope="inference",
        )
        model.build()
        model.deploy(inference_config=small)
      `,
    },
  ],
  withholds: [
    {
      name: 'which deployment comes first depends on the path',
      code: py`
        from sagemaker.tensorflow import TensorFlowModel
                                       # ^^^^^^^^^^^^^^^ SM105 withheld

        model = TensorFlowModel(model_data=data, role=role, framework_version="2.12")
              # ^^^^^^^^^^^^^^^ SM402 withheld
        if large:
            model.deploy(1, "ml.g5.xlarge")
                # ^^^^^^ SM403 withheld
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
      `,
      reason: /depends on the instance type/,
    },
    {
      name: 'a script that is computed in place',
      code: py`
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 withheld

        model = PyTorchModel(model_data=data, role=role, entry_point=find(), framework_version="2.3", py_version="py311")
              # ^^^^^^^^^^^^ SM402 withheld
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
      `,
      reason: /without source_dir/,
    },
  ],
  silent: [],
});
