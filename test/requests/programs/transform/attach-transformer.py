# expect: withheld
from sagemaker.transformer import Transformer

transformer = Transformer(
    "existing", 1, "ml.m5.large", output_path="s3://demo-bucket/batch-out", base_transform_job_name="batch"
)
transformer.transform("s3://demo-bucket/batch", job_name="nightly", wait=False)
again = Transformer.attach("nightly")
print(again.output_path)
again.stop_transform_job()
