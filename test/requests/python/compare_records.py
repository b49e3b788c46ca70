"""Compares the RecordIO helpers in a file with what V2 has: compare_records.py HELPERS. Runs under the real V2.

Prints one line of JSON: how many cases were compared, and the first ones that differ.
"""

import io
import json
import sys
import types

import numpy as np
import scipy.sparse

from google.protobuf import descriptor_pb2
from sagemaker.amazon import common, record_pb2

helpers = types.ModuleType("helpers")
with open(sys.argv[1]) as file:
    exec(compile(file.read(), sys.argv[1], "exec"), helpers.__dict__)

numbers = np.random.default_rng(11)
compared = 0
different = []


def attempt(function, *args):
    try:
        return function(*args)
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        return f"refused with {len(args)} arguments" if not isinstance(error, IndexError) else "IndexError"


def check(what, ours, theirs):
    global compared
    compared += 1
    if ours != theirs:
        different.append([what, repr(ours)[:200], repr(theirs)[:200]])


def written(module, name, *args):
    def write():
        buffer = io.BytesIO()
        getattr(module, name)(buffer, *args)
        return buffer.getvalue()

    return attempt(write)


def compare_writers(name, array, labels):
    what = [name, str(getattr(array, "dtype", type(array))), str(getattr(array, "shape", "")), str(getattr(labels, "dtype", None))]
    ours = written(helpers, name, array, labels)
    check(what, ours, written(common, name, array, labels))
    if isinstance(ours, bytes):
        texts = [[str(one) for one in module.read_records(io.BytesIO(ours))] for module in (helpers, common)]
        check(["read_records", *what], *texts)


kinds = ["float32", "float64", "int64", "int32", "uint8", "float16", "bool", ">f8", "object"]
arrays = [
    (numbers.standard_normal(shape) * 1000).astype(kind)
    for shape in [(1, 1), (3, 4), (5, 1), (2, 0), (0, 3), (7, 200), (2, 5000), (3,), (2, 2, 2)]
    for kind in kinds
]
arrays += [
    np.array([[-1, 2**31 - 1], [-(2**31), 0]]),
    np.array([[2**31, 1]]),
    np.array([[np.nan, np.inf, -0.0]]),
    np.array([[np.nan, -np.inf, 1e-40]], dtype="float32"),
    np.asfortranarray(numbers.standard_normal((4, 5))),
    numbers.standard_normal((4, 6))[:, ::2],
    [[1.0, 2.0]],
]
for array in arrays:
    length = len(array)
    vectors = [numbers.standard_normal(length).astype(kind) for kind in kinds[:4]]
    for labels in [None, *vectors, numbers.standard_normal(3), np.zeros((2, 2)), np.arange(length) * -3]:
        compare_writers("write_numpy_to_dense_tensor", array, labels)
for shape in [(1, 1), (3, 4), (20, 30), (4, 1000)]:
    for layout in ["csr", "csc", "coo", "lil", "dok"]:
        for kind in kinds[:4]:
            for density in [0, 0.05, 0.5, 1]:
                sparse = (scipy.sparse.random(*shape, density=density, random_state=1) * 100).astype(kind).asformat(layout)
                for labels in [None, np.arange(shape[0]), numbers.standard_normal(shape[0]).astype("float32")]:
                    compare_writers("write_spmatrix_to_sparse_tensor", sparse, labels)
compare_writers("write_spmatrix_to_sparse_tensor", np.eye(3), None)

for data in arrays[:-1]:
    ours = attempt(lambda: helpers.RecordSerializer().serialize(data))
    check(["RecordSerializer", str(data.shape)], ours, attempt(lambda: common.RecordSerializer().serialize(data).getvalue()))
check("ContentType", helpers.RecordSerializer().CONTENT_TYPE, common.RecordSerializer().CONTENT_TYPE)
check("ContentType given", helpers.RecordSerializer("a/b").CONTENT_TYPE, common.RecordSerializer("a/b").CONTENT_TYPE)
check("Accept", helpers.RecordDeserializer().ACCEPT, common.RecordDeserializer().ACCEPT)
check("Accept given", helpers.RecordDeserializer(("a/b", "c/d")).ACCEPT, common.RecordDeserializer(("a/b", "c/d")).ACCEPT)
stream = io.BytesIO(common.RecordSerializer().serialize(np.eye(2)).getvalue())
check("deserialize", [str(one) for one in helpers.RecordDeserializer().deserialize(stream, "x")], [
    str(one) for one in common.read_records(common.RecordSerializer().serialize(np.eye(2)))
])
check("closes the stream", stream.closed, True)


def described(message):
    description = descriptor_pb2.FileDescriptorProto()
    message.DESCRIPTOR.file.CopyToProto(description)
    description.ClearField("options")  # those for Java
    return str(description)


check("Record", described(helpers.Record), described(record_pb2.Record))
print(json.dumps({"compared": compared, "different": different[:10]}))
