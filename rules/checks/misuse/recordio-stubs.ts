import { STUBS } from '../../catalog/mappings/misuse';
import { lastPart } from '../../sdk/names';
import type { Check } from '../check';
import { calleeOf } from './program-facts';

/** Finds calls of RecordIO functions that V3 has in name only. */
export const recordioStubs: Check = {
  name: 'recordio-stubs',
  call(fact) {
    const name = calleeOf(fact)?.name ?? '';
    if (!STUBS.has(name)) return [];
    const { callee } = fact.call;
    const isReader = /read|Deserializer/.test(lastPart(name));
    const note = isReader
      ? 'read the RecordIO records with own code; the V3 function is a stub'
      : 'write the RecordIO records with own code, or send text/csv; the V3 function is a stub';
    return [
      {
        code: 'SM917',
        node: callee.kind === 'attribute' ? callee.name : callee,
        v2: name,
        fix: { grade: 'withheld', note },
      },
    ];
  },
};
