import type { Facts } from '../python/facts';
import type { Knowledge } from '../python/knowledge';
import type { Atom, Value } from '../python/values';
import type { UsedSymbol } from './api';

/**
 * The V2 class, function, method or parameter that the program uses at an offset of one of its texts; undefined where that
 * is not certain, and for names of V3.
 */
export function symbolAt(facts: Facts, knowledge: Knowledge, text: number, offset: number): UsedSymbol | undefined {
  const holds = (node: { readonly start: number; readonly end: number }): boolean =>
    node.start <= offset && offset <= node.end;
  for (const [call, { callee }] of facts.calls) {
    if (call.host.text !== text || !holds(call)) continue;
    const keyword = call.args.map((argument) => argument.keyword).find((one) => one && holds(one));
    const owner = keyword && symbolOf(callee, knowledge);
    if (owner) return { v2: `${owner}(${keyword.id}=)`, start: keyword.start, end: keyword.end };
  }
  for (const [node, { value }] of facts.attributes) {
    if (node.host.text !== text || !holds(node.name)) continue;
    const v2 = symbolOf(value, knowledge);
    if (v2) return { v2, start: node.name.start, end: node.name.end };
  }
  for (const [node, value] of facts.names) {
    if (node.host.text !== text || !holds(node)) continue;
    const v2 = symbolOf(value, knowledge);
    if (v2) return { v2, start: node.start, end: node.end };
  }
  return undefined;
}

function symbolOf({ atoms, open }: Value, knowledge: Knowledge): string | undefined {
  const names = new Set(atoms.map(nameOf));
  const [name] = names;
  return open || names.size !== 1 || name === undefined || knowledge.isV3(name) ? undefined : name;
}

function nameOf(atom: Atom): string | undefined {
  if (atom.type === 'class' || atom.type === 'function')
    return atom.name.startsWith('sagemaker') ? atom.name : undefined;
  return atom.type === 'method' ? `${atom.owner}.${atom.name}` : undefined;
}
