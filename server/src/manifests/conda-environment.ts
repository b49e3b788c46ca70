import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml';
import { readCondaSpec } from '../../../rules/dependencies/command-line';
import { type Requirement, readRequirement } from '../../../rules/dependencies/requirement';
import type { Manifest } from '../../../rules/engine/manifest';

/** Reads a conda environment: its own dependencies and those of its `pip:` list. */
export function readCondaEnvironment(text: string): Manifest {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, keepSourceTokens: false });
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    return {
      requirements: [],
      problem: `not valid YAML (line ${line}): ${error.message.split('\n')[0]?.replace(/ at line .*$/, '')}`,
    };
  }
  const list = document.get('dependencies');
  if (!isSeq(list)) return { requirements: [] };
  const requirements = list.items.flatMap((item): Requirement[] => {
    if (isScalar(item)) return readItem(text, item, true);
    const pip = isMap(item) ? item.get('pip') : undefined;
    return isSeq(pip) ? pip.items.flatMap((one) => (isScalar(one) ? readItem(text, one, false) : [])) : [];
  });
  return { requirements };
}

function readItem(text: string, item: Scalar, isConda: boolean): Requirement[] {
  const [start, end] = item.range ?? [0, 0];
  const isQuoted = item.type === 'QUOTE_SINGLE' || item.type === 'QUOTE_DOUBLE';
  if (!isQuoted && item.type !== 'PLAIN') return [];
  const inside = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  if (text.slice(inside.start, inside.end) !== item.value) return [];
  const one = isConda ? readCondaSpec(text, inside.start, inside.end) : readRequirement(text, inside.start, inside.end);
  if (!one) return [];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isOwnLine = /^\s*(?:-\s+)+$/.test(text.slice(lineStart, start));
  const form = isConda ? 'conda' : 'pep508';
  return [{ ...one, form, hasLineComments: isOwnLine, ...(isOwnLine && { commentAt: lineStart }) }];
}
