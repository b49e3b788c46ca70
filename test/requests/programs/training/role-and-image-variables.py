# expect: equal
import boto3
import sagemaker

sess = sagemaker.Session(boto_session=boto3.Session(region_name="us-west-2"), default_bucket="demo-bucket")
role = sagemaker.get_execution_role(sagemaker_session=sess)
image = sagemaker.image_uris.retrieve(framework="linear-learner", region=sess.boto_region_name, version="1")
linear = sagemaker.estimator.Estimator(
    image_uri=image,
    role=role,
    instance_count=1,
    instance_type="ml.c4.xlarge",
    output_path=f"s3://{sess.default_bucket()}/linear/output",
    sagemaker_session=sess,
    disable_profiler=True,
    debugger_hook_config=False,
)
linear.set_hyperparameters(feature_dim=14, predictor_type="binary_classifier", mini_batch_size=200)
linear.fit({"train": sess.upload_data("src", key_prefix="linear/train")})
print(linear.model_data)
