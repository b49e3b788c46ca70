import { describeRule, py } from '../support/check-harness';

describeRule('moved-imports', {
  fixes: [
    {
      name: 'modules that the star import of the package binds',
      before: py`
        import xgboost
        from sagemaker import *

        role = get_execution_role()
             # ^^^^^^^^^^^^^^^^^^ SM101 safe
        image = image_uris.retrieve("kmeans", "us-west-2", version="1")
                         # ^^^^^^^^ SM101 safe
        print(xgboost.XGBoostModel)
      `,
      after: py`
        import xgboost
        from sagemaker.core.image_uris import retrieve
        from sagemaker.core.helper.session_helper import get_execution_role

        role = get_execution_role()
        image = retrieve("kmeans", "us-west-2", version="1")
        print(xgboost.XGBoostModel)
      `,
    },
    {
      name: 'modules that V3 lacks are marked where they are values',
      before: py`
        import sagemaker

        source = sagemaker.estimator
                         # ^^^^^^^^^ SM103 withheld
        helpers = [sagemaker.image_uris, sagemaker.workflow.pipeline]
                           # ^^^^^^^^^^ SM101 safe
                                                          # ^^^^^^^^ SM103 withheld
                                                 # ^^^^^^^^ SM101 withheld
      `,
      after: py`
        import sagemaker
        from sagemaker.core import image_uris

        # TODO(sagemaker-v3 SM103): V3 has no module sagemaker.estimator: import what is used of it from the V3 modules that have it.
        source = sagemaker.estimator
        # TODO(sagemaker-v3 SM103): V3 has no module sagemaker.workflow.pipeline: import what is used of it from the V3 modules that have it.
        helpers = [image_uris, sagemaker.workflow.pipeline]
      `,
    },
    {
      name: 'names from the package and from a module',
      before: py`
        import sagemaker
        from sagemaker import get_execution_role as role_of
                            # ^^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.s3 import S3Uploader
                               # ^^^^^^^^^^ SM101 safe

        session = sagemaker.Session()
                          # ^^^^^^^ SM101 safe
        role = role_of()
        uri = S3Uploader.upload("x", "s3://b/x")
        image = sagemaker.image_uris.retrieve("kmeans", "us-west-2", version="1")
                        # ^^^^^^^^^^ SM101 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import get_execution_role as role_of, Session
        from sagemaker.core.s3 import S3Uploader
        from sagemaker.core import image_uris

        session = Session()
        role = role_of()
        uri = S3Uploader.upload("x", "s3://b/x")
        image = image_uris.retrieve("kmeans", "us-west-2", version="1")
      `,
    },
    {
      name: 'a star import whose names are all rewritten',
      before: py`
        from sagemaker.estimator import *
           # ^^^^^^^^^^^^^^^^^^^ SM107 safe

        est = Estimator(image, role, 1, "ml.m5.xlarge", output_path=out)
            # ^^^^^^^^^ SM201 safe
      `,
      after: py`
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        est = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'changed, replaced and removed symbols',
      code: py`
        from sagemaker.session import generate_default_sagemaker_bucket_name, pipeline_container_def
                                    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 withheld
                                                                            # ^^^^^^^^^^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.utils import get_training_job_name_from_training_job_arn
                                  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 withheld

        bucket = generate_default_sagemaker_bucket_name(session)
               # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM102 withheld
        containers = pipeline_container_def([])
                   # ^^^^^^^^^^^^^^^^^^^^^^ SM104 withheld
        name = get_training_job_name_from_training_job_arn(arn)
             # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM103 withheld
      `,
      reason: /build the container dict/,
    },
    {
      name: 'a name of no supported SDK',
      code: py`
        from sagemaker.fw_registry import default_framework_uri
                                        # ^^^^^^^^^^^^^^^^^^^^^ SM106 withheld

        print(default_framework_uri("pytorch", "us-west-2", "1.0"))
      `,
      reason: /fails under V3/,
    },
    {
      name: 'an import that a handler hides, next to one of V3',
      code: py`
        try:
            from sagemaker.core.helper.session_helper import Session
            from sagemaker.processing import ScriptProcessor
                                           # ^^^^^^^^^^^^^^^ SM105 withheld
        except ImportError:
            pass


        def make(image, role, session):
            return ScriptProcessor(image, ["python3"], role, 1, "ml.m5.large", sagemaker_session=session)
                 # ^^^^^^^^^^^^^^^ SM602 withheld
      `,
      reason: /ScriptProcessor is changed/,
    },
    {
      name: 'modules of training that changed',
      code: py`
        from sagemaker.aws_batch.training_queue import TrainingQueue
                                                     # ^^^^^^^^^^^^^ SM105 withheld

        queue = TrainingQueue("queue")
              # ^^^^^^^^^^^^^ SM220 withheld
      `,
      reason: /quota_share_name/,
    },
  ],
  silent: [
    {
      name: 'a branch by version, as this tool writes the version',
      code: py`
        from importlib.metadata import version

        if version("sagemaker").startswith("3"):
            from sagemaker.core.helper.session_helper import Session
        else:
            from sagemaker.session import Session
        session = Session()
      `,
    },
    {
      name: 'a deliberate fallback for both SDKs',
      code: py`
        try:
            from sagemaker.core.helper.session_helper import Session
        except ImportError:
            from sagemaker.session import Session

        session = Session()
      `,
    },
    {
      name: 'V3 imports',
      code: py`
        from sagemaker.core.helper.session_helper import Session, get_execution_role

        role = get_execution_role(Session())
      `,
    },
  ],
});
