import { RECORD_IO } from '../../catalog/helpers/record-io';
import { RECORD_SETS } from '../../catalog/helpers/record-sets';
import { code, joined, source } from '../../edits/doc';
import type { Expression, Name } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Value } from '../../python/values';
import { lastPart, publicName } from '../../sdk/names';
import type { Check, Problem } from '../check';
import type { Context } from '../context';

const SERIALIZER = 'sagemaker.base_serializers.RecordSerializer';

const HELPERS = { ...RECORD_IO, ...RECORD_SETS };

/** Writes the RecordIO code that V3 lacks, or has by name only, into the program that uses it. */
export const recordIo: Check = {
  name: 'record-io',
  handles: Object.keys(HELPERS),
  call: serializeProblems,
  attribute: (node, { owner, value }, context) =>
    owner.atoms.some((atom) => atom.type === 'module') ? found(node, node.name, value, context) : [],
  loadedName: (node, value, context) => found(node, node, value, context),
};

function found(whole: Expression, shown: Name, value: Value, context: Context): Problem[] {
  const [atom] = value.atoms;
  if (!atom || !('name' in atom) || atom.type === 'method' || value.atoms.length !== 1) return [];
  const helper = HELPERS[atom.name];
  if (!helper) return [];
  const name = lastPart(atom.name);
  const parent = context.parentOf(whole);
  const builder = context.rewrite();
  return [
    {
      code: 'SM120',
      node: shown,
      v2: publicName(atom.name).replace('sagemaker.serializer_utils.', 'sagemaker.amazon.common.'),
      message:
        atom.type === 'missing' || RECORD_SETS[atom.name]
          ? `V3 has no ${name}`
          : `${name} raises NotImplementedError in V3`,
      partial: value.open,
      roots: parent?.kind === 'call' && parent.callee === whole ? [parent] : [],
      fix: builder.replace(whole, builder.define(helper, whole)).done('Write its code into the program'),
    },
  ];
}

/** V2 gave a buffer back, which V3's endpoints cannot send: there, the serializer makes bytes. */
function serializeProblems({ call, callee }: CallFact, context: Context): Problem[] {
  const [atom] = callee.atoms;
  if (atom?.type !== 'method' || atom.name !== 'serialize' || atom.self.cls !== SERIALIZER) return [];
  const builder = context.rewrite();
  const buffer = builder.import('io', 'BytesIO', call);
  return [
    {
      code: 'SM120',
      node: call.callee.kind === 'attribute' ? call.callee.name : call.callee,
      v2: `${publicName(SERIALIZER)}.serialize`,
      message: 'The serializer written for V3 gives bytes, V2 gave a buffer of them',
      partial: callee.open || callee.atoms.length > 1,
      roots: atom.self.made ? [atom.self.made] : [],
      fix: builder
        .replace(call, joined(code(`${buffer}(`), source(call), code(')')))
        .done('Make a buffer of the bytes'),
    },
  ];
}
