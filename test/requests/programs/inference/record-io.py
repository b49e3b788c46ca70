# expect: withheld
import io

import boto3
import numpy as np
from sagemaker.amazon.common import write_numpy_to_dense_tensor

features = np.array([[1.0, 2.0], [3.0, 4.0]], dtype="float32")
buffer = io.BytesIO()
write_numpy_to_dense_tensor(buffer, features, np.array([0.0, 1.0], dtype="float32"))
buffer.seek(0)
boto3.resource("s3").Bucket("demo-bucket").Object("train/records.data").upload_fileobj(buffer)
