# expect: material
import numpy as np
import sagemaker
from sagemaker import KMeans

session = sagemaker.Session()
kmeans = KMeans(
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.c5.xlarge",
    k=10,
    output_path="s3://demo-bucket/out",
    data_location="s3://demo-bucket/data",
    sagemaker_session=session,
)
data = np.array([[1.0, 2.0], [3.0, 4.0]], dtype="float32")
kmeans.fit(kmeans.record_set(data))
