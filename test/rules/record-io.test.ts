import { beforeAll, describe, expect, it } from 'vitest';
import { type Helper, withUses } from '../../rules/catalog/helpers/helper';
import { RECORD_IO } from '../../rules/catalog/helpers/record-io';
import type { Engine } from '../../rules/engine/api';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';

/** The code that the named symbols of V2 become, as it stands between two blank lines. */
function written(...names: readonly string[]): string {
  const helpers = new Set<Helper>(names.flatMap((name) => withUses(RECORD_IO[name] as Helper)));
  return `\n\n${[...helpers].map(({ source }) => `${source}\n\n`).join('')}`;
}

const DENSE = 'sagemaker.serializer_utils.write_numpy_to_dense_tensor';
const SPARSE = 'sagemaker.serializer_utils.write_spmatrix_to_sparse_tensor';
const READ = 'sagemaker.serializer_utils.read_records';
const SERIALIZER = 'sagemaker.base_serializers.RecordSerializer';
const DESERIALIZER = 'sagemaker.base_deserializers.RecordDeserializer';
const RECORD = 'sagemaker.amazon.record_pb2.Record';

describeRule('record-io', {
  fixes: [
    {
      name: 'both writers through a module, the code they share written once',
      before: py`
        import io  # for the buffer
        import sagemaker.amazon.common as smac
             # ^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
        buffer = io.BytesIO()
        smac.write_numpy_to_dense_tensor(buffer, rows, labels)  # dense
           # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM120 safe
        smac.write_spmatrix_to_sparse_tensor(file=buffer, array=matrix)
           # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM120 safe
        smac.write_numpy_to_dense_tensor(buffer, rows)
           # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM120 safe
      `,
      after: `import io  # for the buffer
${written(DENSE, SPARSE)}buffer = io.BytesIO()
write_numpy_to_dense_tensor(buffer, rows, labels)  # dense
write_spmatrix_to_sparse_tensor(file=buffer, array=matrix)
write_numpy_to_dense_tensor(buffer, rows)
`,
    },
    {
      name: 'an imported function, called and handed on in a function',
      before: py`
        """Writes shards."""
        from sagemaker.amazon.common import read_recordio, write_numpy_to_dense_tensor
                                          # ^^^^^^^^^^^^^ SM101 safe
                                                         # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe

        def shard(file, parts):
            list(map(write_numpy_to_dense_tensor, [file], parts))
                   # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM120 safe
            return len(list(read_recordio(file)))
      `,
      after: `"""Writes shards."""
from sagemaker.core.serializers.utils import read_recordio
${written(DENSE)}def shard(file, parts):
    list(map(write_numpy_to_dense_tensor, [file], parts))
    return len(list(read_recordio(file)))
`,
    },
    {
      name: 'a name that the program has for something else',
      before: py`
        import sagemaker.amazon.common as smac
             # ^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
        import numpy as np

        def write_numpy_to_dense_tensor(file, array):
            smac.write_numpy_to_dense_tensor(file, np.atleast_2d(array))
               # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM120 safe
      `,
      after: `import numpy as np
${written(DENSE).replace('def write_numpy_to_dense_tensor', 'def write_numpy_to_dense_tensor_2')}def write_numpy_to_dense_tensor(file, array):
    write_numpy_to_dense_tensor_2(file, np.atleast_2d(array))
`,
    },
    {
      name: 'the message class',
      before: py`
        from sagemaker.amazon.record_pb2 import Record
                                              # ^^^^^^ SM105 safe

        record = Record()
               # ^^^^^^ SM120 safe
        record.features["values"].float32_tensor.values.extend([1.0])
      `,
      after: `${written(RECORD).trimStart()}record = Record()
record.features["values"].float32_tensor.values.extend([1.0])
`,
    },
    {
      name: 'formats of an endpoint, its answers and a buffer made by hand',
      before: py`
        import boto3
        from sagemaker.amazon.common import RecordDeserializer, RecordSerializer
                                          # ^^^^^^^^^^^^^^^^^^ SM105 safe
                                                              # ^^^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.predictor import Predictor
                                      # ^^^^^^^^^ SM105 safe

        predictor = Predictor("demo")
                  # ^^^^^^^^^ SM501 safe
        predictor.serializer = RecordSerializer()
                             # ^^^^^^^^^^^^^^^^ SM120 safe
        predictor.deserializer = RecordDeserializer()
                               # ^^^^^^^^^^^^^^^^^^ SM120 safe
        answers = predictor.predict(rows)
                          # ^^^^^^^ SM502 safe
        print([one.label["score"].float32_tensor.values[0] for one in answers])
        buffer = RecordSerializer().serialize(rows)
               # ^^^^^^^^^^^^^^^^ SM120 safe
                                  # ^^^^^^^^^ SM120 safe
        boto3.client("s3").upload_fileobj(buffer, "bucket", "rows.pbr")
      `,
      after: `import boto3
from sagemaker.core.serializers import SimpleBaseSerializer
from io import BytesIO
from sagemaker.core.serializers.utils import read_recordio
from sagemaker.core.deserializers import SimpleBaseDeserializer
from sagemaker.core.resources import Endpoint
${written(SERIALIZER, DESERIALIZER)}predictor = Endpoint.get(endpoint_name="demo")
predictor.serializer = RecordSerializer()
predictor.deserializer = RecordDeserializer()
answers = predictor.invoke(
    body=rows,
    content_type="application/x-recordio-protobuf",
    accept="application/x-recordio-protobuf",
).body
print([one.label["score"].float32_tensor.values[0] for one in answers])
buffer = BytesIO(RecordSerializer().serialize(rows))
boto3.client("s3").upload_fileobj(buffer, "bucket", "rows.pbr")
`,
    },
    {
      name: 'an import within the only function that needs it',
      before: py`
        import io

        LIMIT = 3

        def encode(rows):
            from sagemaker.amazon.common import read_records, write_numpy_to_dense_tensor
                                              # ^^^^^^^^^^^^ SM105 safe
                                                            # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
            buffer = io.BytesIO()
            write_numpy_to_dense_tensor(buffer, rows)
          # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM120 safe
            buffer.seek(0)
            return read_records(buffer)
                 # ^^^^^^^^^^^^ SM120 safe
      `,
      after: `import io
from sagemaker.core.serializers.utils import read_recordio
${written(DENSE, READ)}LIMIT = 3

def encode(rows):
    buffer = io.BytesIO()
    write_numpy_to_dense_tensor(buffer, rows)
    buffer.seek(0)
    return read_records(buffer)
`,
    },
  ],
  withholds: [
    {
      name: 'a writer that may be another one',
      code: py`
        try:
            from sagemaker.amazon.common import write_numpy_to_dense_tensor
                                              # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 withheld
        except ImportError:
            from own import write_numpy_to_dense_tensor

        write_numpy_to_dense_tensor(buffer, rows)
      `,
      reason: /still used/,
    },
  ],
  silent: [
    {
      name: 'a writer of the program',
      code: py`
        import sagemaker


        def write_numpy_to_dense_tensor(stream, data):
            stream.write(data)


        write_numpy_to_dense_tensor(open("x", "wb"), b"")
      `,
    },
    {
      name: 'a record of another package',
      code: py`
        import sagemaker
        from tfrecords import Record

        record = Record()
      `,
    },
    {
      name: 'what was written before',
      code: `import io
${written(DENSE, SPARSE, READ).replaceAll('read_recordio', 'iter')}write_numpy_to_dense_tensor(io.BytesIO(), rows)
read_records(stream)  # sagemaker
`,
    },
    {
      name: 'an import that is never used, of a package that is not the SDK',
      code: py`
        import mysagemaker.amazon.common as smac

        smac.write_numpy_to_dense_tensor(buffer, rows)
      `,
    },
  ],
});

describe('RecordIO code in a notebook', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const cells = (...texts: readonly string[]) => texts.map((text, index) => ({ id: `cell-${index}`, text }));

  it('stands once, in the cell with the imports', () => {
    const { texts, left, marked } = engine.migrate(
      cells(
        'import boto3\nimport sagemaker.amazon.common as smac\n\nsess = boto3.Session()',
        'smac.write_numpy_to_dense_tensor(train, x)',
        'import io\nsmac.write_numpy_to_dense_tensor(io.BytesIO(), y)',
      ),
    );
    expect([left, marked]).toEqual([0, 0]);
    expect(texts).toEqual([
      `import boto3\n${written(DENSE)}sess = boto3.Session()`,
      'write_numpy_to_dense_tensor(train, x)',
      'import io\nwrite_numpy_to_dense_tensor(io.BytesIO(), y)',
    ]);
  });

  it('stands below the imports of a cell that has both, and leaves no line of its own at the end', () => {
    const { texts } = engine.migrate(
      cells('import sagemaker.amazon.common as smac', '%%time\nsmac.write_numpy_to_dense_tensor(train, x)'),
    );
    expect(texts).toEqual([written(DENSE).trim(), '%%time\nwrite_numpy_to_dense_tensor(train, x)']);
  });

  it('is taken up again when the uses are rewritten one by one', () => {
    const before = cells(
      'import sagemaker.amazon.common as smac\nsmac.write_numpy_to_dense_tensor(train, x)',
      'smac.write_spmatrix_to_sparse_tensor(train, y)\nsmac.write_numpy_to_dense_tensor(train, z)',
    );
    let texts = before.map(({ text }) => text);
    for (let round = 0; round < 3; round += 1) {
      const current = texts.map((text, index) => ({ id: `cell-${index}`, text }));
      const next = engine.analyse(current).findings.find(({ code }) => code === 'SM120');
      texts = [...engine.migrate(current, { only: [next?.key ?? ''] }).texts];
    }
    const all = texts.join('\n');
    expect(all.match(/(?<=^def )\w+/gm)?.sort()).toEqual([
      '_write_records',
      'write_numpy_to_dense_tensor',
      'write_spmatrix_to_sparse_tensor',
    ]);
    expect(all).not.toMatch(/smac/);
  });
});
