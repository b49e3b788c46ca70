import type { Helper } from './helper';

/**
 * RecordIO-protobuf, which V3 can neither write nor read. The format is that of V2's `amazon/record.proto`, in records as
 * V2's `serializer_utils.py` frames them; `test/requests/helpers.test.ts` compares both with the real V2.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/cdf-training.html
 */

const writeRecords: Helper = {
  name: '_write_records',
  source: `def _write_records(file, array, rows, labels):
    """Writes RecordIO-protobuf as SageMaker SDK 2 did; SDK 3 cannot write it."""
    import struct

    import numpy as np

    def varint(number):
        number &= (1 << 64) - 1
        digits = bytearray()
        while number > 127:
            digits.append(number & 127 | 128)
            number >>= 7
        return bytes(digits) + bytes([number])

    def field(number, content):
        return varint(number << 3 | 2) + varint(len(content)) + content

    def tensor(values, *others):
        if np.dtype(int) == values.dtype:
            if np.any(values != values.astype("int32")):
                raise ValueError("Value out of range")
            number, packed = 7, b"".join(map(varint, values.tolist()))
        else:
            number = 3 if np.dtype(float) == values.dtype else 2
            packed = values.tobytes()
        lists = [packed] + [b"".join(map(varint, other)) for other in others]
        content = b"".join(field(at, one) for at, one in enumerate(lists, 1) if one)
        return field(1, b"values") + field(2, field(number, content))

    if len(array.shape) != 2:
        raise ValueError("Array must be a Matrix")
    if labels is not None and len(labels.shape) != 1:
        raise ValueError("Labels must be a Vector")
    if labels is not None and labels.shape[0] not in array.shape:
        raise ValueError(f"{labels.shape} labels do not fit an array of {array.shape}")
    for one in [array] if labels is None else [labels, array]:
        if one.dtype not in (np.dtype(int), np.dtype(float), np.dtype("float32")):
            raise ValueError(f"Unsupported dtype {one.dtype} on array")
    for index, row in enumerate(rows):
        record = field(1, tensor(*row))
        if labels is not None:
            record += field(2, tensor(labels[[index]]))
        file.write(struct.pack("<II", 0xCED7230A, len(record)))
        file.write(record + bytes(-len(record) % 4))
`,
};

/** `sagemaker.amazon.common.write_numpy_to_dense_tensor`. */
export const WRITE_DENSE: Helper = {
  name: 'write_numpy_to_dense_tensor',
  uses: [writeRecords],
  source: `def write_numpy_to_dense_tensor(file, array, labels=None):
    """Writes each row of a matrix as a RecordIO-protobuf record."""
    _write_records(file, array, ([row] for row in array), labels)
`,
};

/** `sagemaker.amazon.common.write_spmatrix_to_sparse_tensor`. */
const writeSparse: Helper = {
  name: 'write_spmatrix_to_sparse_tensor',
  uses: [writeRecords],
  source: `def write_spmatrix_to_sparse_tensor(file, array, labels=None):
    """Writes each row of a SciPy matrix as a sparse RecordIO-protobuf record."""
    matrix = array.tocsr()
    rows = (matrix.getrow(index) for index in range(array.shape[0]))
    parts = ([row.data, row.indices.tolist(), [array.shape[1]]] for row in rows)
    _write_records(file, array, parts, labels)
`,
};

const recordClass: Helper = {
  name: '_record_class',
  source: `def _record_class():
    """Builds the protobuf message of SageMaker's built-in algorithms, which SDK 3 lacks."""
    from google.protobuf import descriptor_pb2, message_factory

    package = "aialgs.data"
    file = descriptor_pb2.FileDescriptorProto(name="record.proto", package=package)
    double, float_, uint64, int32, string, message, bytes_ = 1, 2, 4, 5, 9, 11, 12
    for name, kind in ("Float32", float_), ("Float64", double), ("Int32", int32):
        tensor = file.message_type.add(name=name + "Tensor")
        for at, (part, type_) in enumerate((("values", kind), ("keys", uint64), ("shape", uint64))):
            field = tensor.field.add(name=part, number=at + 1, type=type_, label=3)
            field.options.packed = True
    content = file.message_type.add(name="Bytes")
    content.field.add(name="value", number=1, type=bytes_, label=3)
    content.field.add(name="content_type", number=2, type=string, label=1)
    value = file.message_type.add(name="Value")
    value.oneof_decl.add(name="value")
    kinds = ("Float32Tensor", "Float64Tensor", "Int32Tensor", "Bytes")
    names = ("float32_tensor", "float64_tensor", "int32_tensor", "bytes")
    for kind, name, at in zip(kinds, names, (2, 3, 7, 9)):
        field = value.field.add(name=name, number=at, type=message, label=1, oneof_index=0)
        field.type_name = f".{package}.{kind}"
    record = file.message_type.add(name="Record")
    for at, name in enumerate(("features", "label")):
        entry = record.nested_type.add(name=name.capitalize() + "Entry")
        entry.options.map_entry = True
        entry.field.add(name="key", number=1, type=string, label=1)
        entry.field.add(name="value", number=2, type=message, label=1, type_name=f".{package}.Value")
        type_name = f".{package}.Record.{entry.name}"
        record.field.add(name=name, number=at + 1, type=message, label=3, type_name=type_name)
    for at, name in enumerate(("uid", "metadata", "configuration")):
        record.field.add(name=name, number=at + 3, type=string, label=1)
    classes_of = getattr(message_factory, "GetMessages")  # untyped: types know no fields
    return classes_of([file])[f"{package}.Record"]
`,
};

/** `sagemaker.amazon.record_pb2.Record`. */
const record: Helper = {
  name: 'Record',
  uses: [recordClass],
  source: `Record = _record_class()
`,
};

/** `sagemaker.amazon.common.read_records`. */
const readRecords: Helper = {
  name: 'read_records',
  uses: [record],
  imports: [{ module: 'sagemaker.core.serializers.utils', name: 'read_recordio' }],
  source: `def read_records(file):
    """Reads all RecordIO-protobuf records of a file."""
    return [Record.FromString(data) for data in read_recordio(file)]
`,
};

/** `sagemaker.serializers.RecordSerializer`, but for the buffer around the bytes, which V3's endpoints cannot send. */
const recordSerializer: Helper = {
  name: 'RecordSerializer',
  uses: [WRITE_DENSE],
  imports: [{ module: 'sagemaker.core.serializers', name: 'SimpleBaseSerializer' }],
  source: `class RecordSerializer(SimpleBaseSerializer):
    """Encodes the rows of an array as RecordIO-protobuf; the one of SDK 3 only raises."""

    def __init__(self, content_type="application/x-recordio-protobuf"):
        super().__init__(content_type=content_type)

    def serialize(self, data):
        import io

        buffer = io.BytesIO()
        rows = data.reshape(1, data.shape[0]) if len(data.shape) == 1 else data
        write_numpy_to_dense_tensor(buffer, rows)
        return buffer.getvalue()
`,
};

/** `sagemaker.deserializers.RecordDeserializer`. */
const recordDeserializer: Helper = {
  name: 'RecordDeserializer',
  uses: [readRecords],
  imports: [{ module: 'sagemaker.core.deserializers', name: 'SimpleBaseDeserializer' }],
  source: `class RecordDeserializer(SimpleBaseDeserializer):
    """Decodes RecordIO-protobuf as a list of records; the one of SDK 3 only raises."""

    def __init__(self, accept="application/x-recordio-protobuf"):
        super().__init__(accept=accept)

    def deserialize(self, data, content_type):
        try:
            return read_records(data)
        finally:
            data.close()
`,
};

/** The code for what V3 has by name only or not at all, by V2's canonical name. */
export const RECORD_IO: Readonly<Record<string, Helper>> = {
  'sagemaker.serializer_utils.write_numpy_to_dense_tensor': WRITE_DENSE,
  'sagemaker.serializer_utils.write_spmatrix_to_sparse_tensor': writeSparse,
  'sagemaker.serializer_utils.read_records': readRecords,
  'sagemaker.base_serializers.RecordSerializer': recordSerializer,
  'sagemaker.base_deserializers.RecordDeserializer': recordDeserializer,
  'sagemaker.amazon.record_pb2.Record': record,
};

/** The code for serializers and deserializers that V3 has by name only, by that name. */
export const RECORD_FORMATS: Readonly<Record<string, Helper>> = {
  RecordSerializer: recordSerializer,
  RecordDeserializer: recordDeserializer,
};
