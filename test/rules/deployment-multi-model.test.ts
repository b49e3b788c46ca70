import { describeRule, py } from '../support/check-harness';

describeRule('the archives of a MultiDataModel', {
  fixes: [
    {
      name: 'lists and copies with the session',
      before: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 safe

        session = ours()
        prefix = "s3://demo-bucket/models"
        many = MultiDataModel("many", prefix, image_uri=image, role=role, sagemaker_session=session)
             # ^^^^^^^^^^^^^^ SM402 safe
        print(list(many.list_models()))
                      # ^^^^^^^^^^^ SM406 safe
        place = many.add_model("s3://demo-bucket/a.tar.gz", "a.tar.gz")
                   # ^^^^^^^^^ SM406 safe
        many.add_model("b.tar.gz")  # from the disk
           # ^^^^^^^^^ SM406 safe
      `,
      after: py`
        import os

        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.s3 import parse_s3_url, s3_path_join

        session = ours()
        prefix = "s3://demo-bucket/models"
        many = ModelBuilder(
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(
                        image=image,
                        model_data_url=prefix,
                        mode="MultiModel"
                    )
                )
            ],
            role_arn=role,
            sagemaker_session=session
        )
        print(list(key.replace(parse_s3_url(prefix)[1], "") for key in session.list_s3_files(*parse_s3_url(prefix))))
        source_bucket, source_key = parse_s3_url("s3://demo-bucket/a.tar.gz")
        archive = s3_path_join(prefix, "a.tar.gz")
        session.boto_session.client("s3").copy(
            {"Bucket": source_bucket, "Key": source_key},
            *parse_s3_url(archive),
        )
        place = archive
        session.boto_session.client("s3").upload_file(
            "b.tar.gz",
            *parse_s3_url(s3_path_join(prefix, os.path.basename("b.tar.gz"))),
        )  # from the disk
      `,
    },
    {
      name: 'a model with code gives its image and variables',
      before: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 safe

        role = ours()
        model = PyTorchModel(data, role, "code/inference.py", framework_version="2.3", py_version="py311")
              # ^^^^^^^^^^^^ SM402 review
        many = MultiDataModel("many", prefix, model=model)
             # ^^^^^^^^^^^^^^ SM402 safe
        many.deploy(1, "ml.m5.large")
           # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core import image_uris
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.core.resources import Model
        from sagemaker.serve.model_builder import ModelBuilder

        role = ours()
        model = ContainerDefinition(
            image=image_uris.retrieve(
                framework="pytorch",
                region=Session().boto_region_name,
                version="2.3",
                py_version="py311",
                instance_type="ml.m5.large",
                image_scope="inference"
            ),
            environment={
                "SAGEMAKER_PROGRAM": "inference.py",
                "SAGEMAKER_SUBMIT_DIRECTORY": "/opt/ml/model/code",
                "SAGEMAKER_CONTAINER_LOG_LEVEL": "20",
                "SAGEMAKER_REGION": Session().boto_region_name
            }
        )
        many = ModelBuilder(
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(
                        image=model.image,
                        model_data_url=prefix,
                        environment=model.environment,
                        mode="MultiModel"
                    )
                )
            ],
            role_arn=role,
            instance_type="ml.m5.large"
        )
        many.build(model_name="many")
        many.deploy(initial_instance_count=1, endpoint_name=many.model_name)
      `,
    },
  ],
  withholds: [
    {
      name: 'a model that is deployed besides',
      code: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 withheld
        from sagemaker.pytorch import PyTorchModel
                                    # ^^^^^^^^^^^^ SM105 withheld

        role = ours()
        model = PyTorchModel(data, role, "code/inference.py", framework_version="2.3", py_version="py311")
              # ^^^^^^^^^^^^ SM402 withheld
        model.deploy(1, "ml.m5.large")
            # ^^^^^^ SM403 withheld
        many = MultiDataModel("many", prefix, model=model)
             # ^^^^^^^^^^^^^^ SM402 withheld
      `,
      reason: /used besides/,
    },
    {
      name: 'an archive that may be anywhere',
      code: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 safe

        prefix = "s3://demo-bucket/models"
        many = MultiDataModel("many", prefix, image_uri=image, role=role)
             # ^^^^^^^^^^^^^^ SM402 safe
        many.add_model(archive)
           # ^^^^^^^^^ SM406 withheld
      `,
      reason: /cannot be seen here/,
    },
    {
      name: 'a prefix that changes',
      code: py`
        from sagemaker.multidatamodel import MultiDataModel
                                           # ^^^^^^^^^^^^^^ SM105 safe

        prefix = "s3://demo-bucket/models"
        many = MultiDataModel("many", prefix, image_uri=image, role=role)
             # ^^^^^^^^^^^^^^ SM402 safe
        prefix = "s3://demo-bucket/others"
        print(list(many.list_models()))
                      # ^^^^^^^^^^^ SM406 withheld
      `,
      reason: /Give model_data_prefix= a name/,
    },
  ],
  silent: [],
});
