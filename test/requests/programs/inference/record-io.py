# expect: equal
import io

import boto3
import numpy as np
import scipy.sparse
import sagemaker.amazon.common as smac
from sagemaker.amazon.common import read_recordio, read_records, write_numpy_to_dense_tensor


def upload(key, data):
    boto3.resource("s3").Bucket("demo-bucket").Object(f"train/{key}").upload_fileobj(io.BytesIO(data.getvalue()))


numbers = np.random.default_rng(7)
labels = np.array([0.0, 1.0, 2.0], dtype="float32")
for kind in "float32", "float64", "int64":
    buffer = io.BytesIO()
    array = (numbers.standard_normal((3, 200)) * 1000).astype(kind)
    write_numpy_to_dense_tensor(buffer, array, labels)
    upload(f"dense/{kind}", buffer)
    plain = io.BytesIO()
    smac.write_numpy_to_dense_tensor(file=plain, array=array)
    upload(f"plain/{kind}", plain)
    sparse = io.BytesIO()
    matrix = scipy.sparse.random(5, 300, density=0.1, format="csr", random_state=3).astype(kind)
    smac.write_spmatrix_to_sparse_tensor(sparse, matrix, np.arange(5))
    upload(f"sparse/{kind}", sparse)
    buffer.seek(0)
    print([len(one) for one in read_recordio(buffer)])
    sparse.seek(0)
    for record in read_records(sparse):
        print(record.label["values"].int32_tensor.values[0])
        print(str(record))
