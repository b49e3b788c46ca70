# expect: material
# Hosting what algorithms trained: V2 made a model package of the algorithm and the archive first.
import sagemaker
from sagemaker.algorithm import AlgorithmEstimator
from sagemaker.deserializers import StringDeserializer
from sagemaker.serializers import CSVSerializer

role = "arn:aws:iam::123456789012:role/demo"
session = sagemaker.Session()

own = AlgorithmEstimator(
    algorithm_arn="arn:aws:sagemaker:us-west-2:123456789012:algorithm/demo",
    role=role,
    instance_count=1,
    instance_type="ml.m5.xlarge",
    sagemaker_session=session,
    output_path="s3://demo-bucket/out",
    base_job_name="own",
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    tags=[{"Key": "team", "Value": "demo"}],
)
own.fit({"training": "s3://demo-bucket/train"})
predictor = own.deploy(1, "ml.m5.xlarge", serializer=CSVSerializer(), deserializer=StringDeserializer())
print(predictor.predict([[1, 2]]))
predictor.delete_endpoint()
transformer = own.transformer(
    instance_count=1, instance_type="ml.m5.xlarge", strategy="MultiRecord", max_payload=6, output_path="s3://demo-bucket/scores"
)
transformer.transform("s3://demo-bucket/batch/input.csv", content_type="text/csv", split_type="Line")
transformer.wait()
