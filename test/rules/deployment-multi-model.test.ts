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
  ],
  withholds: [
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
