import { describeRule, py } from '../support/check-harness';

describeRule('deployment-algorithms', {
  fixes: [
    {
      name: 'the image of the algorithm',
      before: py`
        from sagemaker import PCAModel
                            # ^^^^^^^^ SM105 safe

        pca = PCAModel("s3://bucket/model.tar.gz", role=role, sagemaker_session=sess)
            # ^^^^^^^^ SM402 safe
        transformer = pca.transformer(1, "ml.m5.large", output_path=out)
                        # ^^^^^^^^^^^ SM601 safe
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.serve.model_builder import ModelBuilder

        pca = ModelBuilder(
            image_uri=image_uris.retrieve(
                framework="pca",
                region=sess.boto_region_name,
                version="1"
            ),
            s3_model_data_url="s3://bucket/model.tar.gz",
            role_arn=role,
            sagemaker_session=sess,
            instance_type="ml.m5.large"
        )
        pca.build()
        transformer = pca.transformer(
            instance_count=1,
            instance_type="ml.m5.large",
            output_path=out
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'an image of its own, which V2 ignored',
      code: py`
        from sagemaker import KMeansModel
                            # ^^^^^^^^^^^ SM105 withheld

        kmeans = KMeansModel("s3://bucket/model.tar.gz", role=role, image_uri=image)
               # ^^^^^^^^^^^ SM402 withheld
      `,
      reason: /V2 ignored image_uri=/,
    },
  ],
  silent: [
    {
      name: 'a model of the program',
      code: py`
        import sagemaker
        from models import KMeansModel

        KMeansModel("s3://bucket/model.tar.gz").deploy(1, "ml.m5.large")
      `,
    },
  ],
});
