import { allEntries } from '../catalog';
import type { Problem } from '../checks/check';
import type { Edit } from '../edits/edit';
import type { Finding } from '../model/finding';
import type { EngineOptions } from './api';
import type { DirectiveComment } from './comments';
import { severityOf } from './severity';
import { markerSilencers, namesCode, silencersOf } from './suppression';

/** The codes of what is wrong with a suppression itself. */
const SILENCES_NOTHING = 'SM090';
const UNKNOWN_CODE = 'SM091';

/** A suppression comment, or the part of it that is wrong. */
export interface IdleSuppression {
  readonly code: typeof SILENCES_NOTHING | typeof UNKNOWN_CODE;
  readonly text: number;
  readonly directive: DirectiveComment;
  /** The codes in question as they are written; empty where the comment names none. */
  readonly codes: readonly string[];
}

/** What the suppressions of a program name in vain. `problems` are all that were found, silenced ones included. */
export function idleSuppressions(
  problems: readonly Problem[],
  texts: readonly string[],
  directives: readonly (readonly DirectiveComment[])[],
): IdleSuppression[] {
  const silenced = new Map<DirectiveComment, Set<string>>();
  const note = (one: DirectiveComment, code: string): void => {
    silenced.set(one, (silenced.get(one) ?? new Set()).add(code));
  };
  if (directives.every((list) => list.every(({ kind }) => kind === 'marker'))) return [];
  for (const problem of problems) {
    for (const one of silencersOf(problem, texts, directives)) note(one, problem.code);
  }
  directives.forEach((list, text) => {
    for (const marker of list) {
      if (marker.kind !== 'marker') continue;
      for (const one of markerSilencers(marker, text, texts, directives)) note(one, marker.codes[0] ?? '');
    }
  });
  return directives.flatMap((list, text) =>
    list.flatMap((directive) => (directive.kind === 'marker' ? [] : idleParts(directive, text, silenced))),
  );
}

function idleParts(
  directive: DirectiveComment,
  text: number,
  silenced: ReadonlyMap<DirectiveComment, ReadonlySet<string>>,
): IdleSuppression[] {
  const used = [...(silenced.get(directive) ?? [])];
  const { codes } = directive;
  if (codes.length === 0) return used.length > 0 ? [] : [{ code: SILENCES_NOTHING, text, directive, codes }];
  const unknown = codes.filter((code) => !isKnown(code));
  const idle = codes.filter((code) => isKnown(code) && !used.some((one) => namesCode(code, one)));
  return [
    ...(idle.length > 0 ? [{ code: SILENCES_NOTHING, text, directive, codes: idle } as const] : []),
    ...(unknown.length > 0 ? [{ code: UNKNOWN_CODE, text, directive, codes: unknown } as const] : []),
  ];
}

/** True for a code or the beginning of one. */
function isKnown(code: string): boolean {
  return code.startsWith('SM') && allEntries.some((entry) => namesCode(code, entry.code));
}

/** Identifies it in one analysis. */
export function idleKey({ code, text, directive }: IdleSuppression): string {
  return `${code}@${text}:${directive.start}`;
}

/** The finding about it; nothing where the options switch it off. */
export function idleFinding(idle: IdleSuppression, options: EngineOptions): Finding | undefined {
  const { code, text, directive, codes } = idle;
  const severity = severityOf(code, 'information', options);
  if (!severity) return undefined;
  const isUnused = code === SILENCES_NOTHING;
  return {
    key: idleKey(idle),
    code,
    severity,
    message: isUnused
      ? `This comment silences nothing${codes.length > 0 ? ` with ${codes.join(', ')}` : ''}; remove it`
      : `No finding is called ${codes.join(', ')}; "sagemaker-v3 rules" lists the codes`,
    place: { text, start: directive.start, end: directive.wordsEnd },
    v2: '',
    fix: isUnused
      ? { grade: 'safe', title: codes.length > 0 ? `Remove ${codes.join(', ')}` : 'Remove the comment', note: '' }
      : { grade: 'withheld', title: '', note: 'Write the code that was meant, or remove it.' },
    group: idleKey(idle),
    related: [],
    deprecated: false,
    isMarker: false,
  };
}

/** True when the comment, or a part of it, can go. */
export function isRemovable({ code }: IdleSuppression): boolean {
  return code === SILENCES_NOTHING;
}

/** Takes what silences nothing out of its comment, and the comment away where nothing is left of it. */
export function idleEdits(idle: readonly IdleSuppression[], texts: readonly string[]): Edit[] {
  return idle.filter(isRemovable).map((one) => {
    const { directive, text } = one;
    const kept = directive.codes.filter((code) => !one.codes.includes(code));
    if (kept.length > 0) {
      const { start, wordsEnd: end } = directive;
      return { text, start, end, pieces: [`# sagemaker-v3: ${directive.kind}[${kept.join(', ')}]`] };
    }
    return removal(texts[text] ?? '', text, directive);
  });
}

/** What an author wrote behind the words stays as a comment. */
function removal(source: string, text: number, directive: DirectiveComment): Edit {
  const { end, wordsEnd, ownLine } = directive;
  const rest = source.slice(wordsEnd, end).trim();
  if (rest !== '') {
    const comment = rest.startsWith('#') ? rest : `# ${rest.replace(/^[-:–—]\s*/, '')}`;
    return { text, start: directive.start, end, pieces: [comment] };
  }
  const lineStart = source.lastIndexOf('\n', directive.start - 1) + 1;
  if (!ownLine) {
    const start = lineStart + source.slice(lineStart, directive.start).trimEnd().length;
    return { text, start, end, pieces: [] };
  }
  const newline = source.indexOf('\n', end);
  return { text, start: lineStart, end: newline === -1 ? source.length : newline + 1, pieces: [] };
}
