# expect: equal
from sagemaker.inputs import BatchDataCaptureConfig
from sagemaker.transformer import Transformer

transformer = Transformer("existing", 1, "ml.m5.xlarge", output_path="s3://demo-bucket/batch-out")
transformer.transform(
    "s3://demo-bucket/batch",
    content_type="text/csv",
    batch_data_capture_config=BatchDataCaptureConfig(
        destination_s3_uri="s3://demo-bucket/captured",
        kms_key_id="arn:aws:kms:us-west-2:123456789012:key/out",
        generate_inference_id=True,
    ),
)
