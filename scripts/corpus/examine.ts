import { dirname } from 'node:path';
import type { Parser } from 'web-tree-sitter';
import type { Engine, Migration } from '../../rules/engine/api';
import type { Finding } from '../../rules/model/finding';
import { filesBeside } from '../requests/files-beside';
import { withoutForeignLines } from './foreign-lines';
import type { Program } from './programs';

/** A finding as the corpus report counts it. */
export interface CountedFinding {
  readonly code: string;
  readonly outcome: Migration['outcomes'][number]['outcome'];
  /** Rewritten, with no comment left in the code that asks to look at it. */
  readonly isSettled: boolean;
  /** Settled, with a difference that the fix and the reports tell of. */
  readonly isTold: boolean;
  readonly v2: string;
  readonly note: string;
  /** `path:line`, or `path#cell:line` in a notebook; lines and cells start at one. */
  readonly at: string;
}

/** What migrating one program showed; plain data, sent between processes. */
export interface Examined {
  readonly path: string;
  readonly mentionsSdk: boolean;
  readonly counts: Omit<Migration, 'texts' | 'outcomes' | 'failures'>;
  readonly findings: readonly CountedFinding[];
  /** What must never happen, one line each: a crash, an unstable or broken result, a finding unaccounted for. */
  readonly defects: readonly string[];
  readonly milliseconds: number;
}

const NOTHING = { found: 0, rewritten: 0, review: 0, marked: 0, suppressed: 0, left: 0 };

/** Migrates one program twice and checks what must hold of every program. */
export function examine(engine: Engine, parser: Parser, program: Program): Examined {
  const { path, texts } = program;
  const mentionsSdk = texts.some(({ text }) => text.includes('sagemaker'));
  const files = filesBeside(dirname(path));
  const started = performance.now();
  let migration: Migration;
  try {
    migration = engine.migrate(texts, {}, files);
  } catch (error) {
    const defects = [`crash: ${error instanceof Error ? error.message : String(error)}`];
    return { path, mentionsSdk, counts: NOTHING, findings: [], defects, milliseconds: performance.now() - started };
  }
  const milliseconds = performance.now() - started;
  const { texts: after, outcomes, failures, ...counts } = migration;
  const defects = failures.map(({ rule, message }) => `rule ${rule} failed: ${message}`);
  const { found, rewritten, marked, suppressed, left } = counts;
  if (found !== rewritten + marked + suppressed + left) {
    defects.push(`counts: found ${found} ≠ ${rewritten} + ${marked} + ${suppressed} + ${left}`);
  }
  for (const [index, source] of texts.entries()) {
    const text = after[index] ?? '';
    if (text !== source.text && parses(parser, source.text) && !parses(parser, text)) {
      defects.push(`${source.id}: the result does not parse`);
    }
  }
  if (after.some((text, index) => text !== texts[index]?.text)) {
    const again = engine.migrate(
      texts.map(({ id }, index) => ({ id, text: after[index] ?? '' })),
      {},
      files,
    );
    if (again.texts.some((text, index) => text !== after[index])) defects.push('a second run changes the result');
  }
  const findings = outcomes.map(({ finding, outcome }) => counted(program, finding, outcome));
  return { path, mentionsSdk, counts, findings, defects, milliseconds };
}

function counted(program: Program, finding: Finding, outcome: CountedFinding['outcome']): CountedFinding {
  const source = program.texts[finding.place.text];
  const line = (source?.text.slice(0, finding.place.start).split('\n').length ?? 0).toString();
  const { code, v2, fix, message } = finding;
  const isTold = outcome === 'rewritten' && fix.isTold === true;
  const isSettled = isTold || (outcome === 'rewritten' && fix.grade === 'safe');
  const at = `${source?.id ?? program.path}:${line}`;
  return { code, outcome, isSettled, isTold, v2, note: fix.note || message, at };
}

function parses(parser: Parser, text: string): boolean {
  const tree = parser.parse(withoutForeignLines(text));
  const good = tree !== null && !tree.rootNode.hasError;
  tree?.delete();
  return good;
}
