import type { Check } from '../check';

const UTILS = 'sagemaker.core.serializers.utils';

/** What to do about the RecordIO helpers that V3 has by name only. */
const STUBS: Readonly<Record<string, string>> = {
  'sagemaker.serializer_utils.write_numpy_to_dense_tensor':
    'V3 imports write_numpy_to_dense_tensor but it raises NotImplementedError: train on CSV instead, or write the RecordIO-protobuf records by a function of your own.',
  'sagemaker.serializer_utils.write_spmatrix_to_sparse_tensor':
    'V3 imports write_spmatrix_to_sparse_tensor but it raises NotImplementedError: write the RecordIO-protobuf records by a function of your own.',
  'sagemaker.serializer_utils.read_records':
    'V3 imports read_records but it raises NotImplementedError: read the raw records by read_recordio of sagemaker.core.serializers.utils and decode the protobuf yourself.',
};

/** Finds the RecordIO helpers whose V3 versions raise NotImplementedError. */
export const recordIo: Check = {
  name: 'record-io',
  handles: Object.keys(STUBS),
  call(fact) {
    return fact.callee.atoms.flatMap((atom) => {
      const note = atom.type === 'function' ? STUBS[atom.name] : undefined;
      if (atom.type !== 'function' || !note) return [];
      const name = atom.name.slice(atom.name.lastIndexOf('.') + 1);
      return [
        {
          code: 'SM120',
          node: fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee,
          v2: `sagemaker.amazon.common.${name}`,
          v3: `${UTILS}.${name}`,
          message: `${name} raises NotImplementedError in V3`,
          fix: { grade: 'withheld', note, oncePerFile: true },
        },
      ];
    });
  },
};
