import type { Span } from '../model/span';
import { CONDA_NAME, type Requirement, readRequirement } from './requirement';

/** A word of a shell command. */
interface Word extends Span {
  /** Without quotes. */
  readonly value: string;
  readonly isQuoted: boolean;
}

/** Options of installers that are followed by a value. */
const WITH_VALUE =
  /^(?:-[rcifto]|-n|-p|--(?:requirement|constraint|index-url|extra-index-url|find-links|target|prefix|root|platform|python-version|python|trusted-host|timeout|proxy|cache-dir|src|channel|name|group|index|default-index|implementation|abi|report|progress-bar|log|only-binary|no-binary|upgrade-strategy|use-feature|retries))$/;

/** Finds what the `pip install` and `conda install` commands of a shell text require; `start` and `end` bound the text. */
export function commandRequirements(text: string, start: number, end: number, command?: string): Requirement[] {
  const first = command === undefined ? [] : [{ start, end: start, value: command, isQuoted: true }];
  return commandsIn(text, start, end).flatMap((words) => requirementsOf(text, [...first, ...words]));
}

/** What one command requires, given as its words (`["pip", "install", "sagemaker"]`). */
export function wordsRequirements(words: readonly (Span & { readonly value: string })[], text: string): Requirement[] {
  return requirementsOf(
    text,
    words.map((word) => ({ ...word, isQuoted: true })),
    'pep508',
  );
}

function requirementsOf(text: string, words: readonly Word[], form: 'shell' | 'pep508' = 'shell'): Requirement[] {
  const installer = installerOf(words);
  if (!installer) return [];
  const found: Requirement[] = [];
  for (let index = installer.at; index < words.length; index += 1) {
    const word = words[index]!;
    if (word.value.startsWith('-') && !/^(?:-e|--editable)$/.test(word.value)) {
      if (WITH_VALUE.test(word.value) && !(installer.isConda && /^-[rf]$/.test(word.value))) index += 1;
      continue;
    }
    const one = installer.isConda ? readConda(text, word) : readWord(text, word, form);
    if (one) found.push(one);
  }
  return found;
}

/** Where the arguments of an installing command begin. */
function installerOf(words: readonly Word[]): { readonly at: number; readonly isConda: boolean } | undefined {
  const at = words.findIndex(({ value }) => value === 'install' || value === 'add');
  if (at < 1) return undefined;
  const before = words.slice(0, at).map(({ value }) => value.replace(/^[!%]+/, '').replace(/^.*[/\\]/, ''));
  const isAdd = words[at]!.value === 'add';
  const has = (pattern: RegExp): boolean => before.some((one) => pattern.test(one));
  if (isAdd) return has(/^(?:uv|poetry|pdm|rye)$/) ? { at: at + 1, isConda: false } : undefined;
  if (has(/^(?:conda|mamba|micromamba)$/) && !has(/^(?:run|-m)$/)) return { at: at + 1, isConda: true };
  return has(/^(?:pip|pip3|pip3\.\d+|pipenv|pipx)$/) ? { at: at + 1, isConda: false } : undefined;
}

function readWord(text: string, word: Word, form: 'shell' | 'pep508'): Requirement | undefined {
  const inner = form === 'shell' ? innerSpan(text, word) : word;
  const one = readRequirement(text, inner.start, inner.end);
  if (!one) return undefined;
  const isWhole = one.span.start === inner.start && one.span.end === inner.end;
  const isRedirected = form === 'shell' && !word.isQuoted && /[<>]/.test(one.written);
  const span = form === 'shell' && isWhole ? { start: word.start, end: word.end } : one.span;
  const keepsQuotes = form === 'shell' && !isWhole;
  return {
    ...one,
    span,
    form: keepsQuotes ? 'pep508' : form,
    isCommand: true,
    ...(isRedirected && { isRedirected }),
    ...(/[{$%]/.test(word.value) && !one.url && { isVariable: true }),
  };
}

/** The inside of the quotes that a word stands in as a whole; else the word. */
function innerSpan(text: string, { start, end }: Span): Span {
  const quote = text[start];
  const isQuoted = (quote === '"' || quote === "'") && text[end - 1] === quote && end - start > 1;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function readConda(text: string, word: Word): Requirement | undefined {
  const inner = innerSpan(text, word);
  const one = readCondaSpec(text, inner.start, inner.end);
  if (!one) return undefined;
  const isRedirected = !word.isQuoted && /[<>]/.test(one.written);
  const span = { start: word.start, end: word.end };
  return { ...one, span, form: 'shell', isCommand: true, ...(isRedirected && { isRedirected }) };
}

/** Reads one match specification of conda: `conda-forge::sagemaker-python-sdk=2.200`. */
export function readCondaSpec(text: string, start: number, end: number): Requirement | undefined {
  const match = /^(\s*)((?:[\w./-]+::)?)([\w.-]+?)\s*(?:((?:[=<>!~]=?|\d)[^#]*?))?\s*$/.exec(text.slice(start, end));
  if (match?.[3]?.toLowerCase() !== CONDA_NAME) return undefined;
  const [all, blank = '', channel = '', , written = ''] = match;
  const span = { start: start + blank.length + channel.length, end: start + all.trimEnd().length };
  // A build string may follow the version: `=2.200=pyhd8ed1ab_0`, `2.200 pyhd8ed1ab_0`.
  const plain = written.replace(/^(=?=?[\d.*]+)(?:[= ].*)$/, '$1').replace(/\s+/g, '');
  return { name: CONDA_NAME, extras: [], specifier: condaSpecifier(plain), written, span, form: 'conda' };
}

function condaSpecifier(written: string): string {
  const alternatives = written.split('|').map((set) =>
    set
      .split(',')
      .map((clause) => {
        if (/^=(?!=)/.test(clause)) return `==${clause.slice(1).replace(/\.?\*$/, '')}.*`;
        return /^\d/.test(clause) ? `==${clause.replace(/(?<!\.)\*$/, '.*')}` : clause;
      })
      .join(','),
  );
  return alternatives.join('||');
}

/** The words of every command in a shell text, parted at operators and line ends. */
function commandsIn(text: string, start: number, end: number): Word[][] {
  const commands: Word[][] = [[]];
  let at = start;
  const next = (): void => {
    if (commands.at(-1)!.length > 0) commands.push([]);
  };
  while (at < end) {
    const rest = text.slice(at, Math.min(end, at + 3));
    const continued = /^\\\r?\n/.exec(rest);
    if (continued) {
      at += continued[0].length;
      // Docker drops comment lines between continued lines.
      for (
        let line = /^[ \t]*#[^\n]*\n/.exec(text.slice(at, end));
        line;
        line = /^[ \t]*#[^\n]*\n/.exec(text.slice(at, end))
      ) {
        at += line[0].length;
      }
    } else if (/^[ \t\r]/.test(rest)) at += 1;
    else if (/^[;&|\n()`]/.test(rest)) {
      next();
      at += 1;
    } else if (rest.startsWith('#')) {
      const newline = text.indexOf('\n', at);
      at = newline === -1 || newline > end ? end : newline;
    } else {
      const word = readShellWord(text, at, end);
      commands.at(-1)!.push(word);
      at = word.end;
    }
  }
  return commands;
}

function readShellWord(text: string, start: number, end: number): Word {
  let at = start;
  let value = '';
  let isQuoted = false;
  while (at < end) {
    const char = text[at]!;
    if (/[\s;&|()`]/.test(char)) break;
    if (char === '\\') {
      if (/^\r?\n/.test(text.slice(at + 1, at + 3))) break;
      value += text[at + 1] ?? '';
      at += 2;
    } else if (char === '"' || char === "'") {
      const close = text.indexOf(char, at + 1);
      const stop = close === -1 || close >= end ? end : close;
      value += text.slice(at + 1, stop);
      at = Math.min(end, stop + 1);
      isQuoted = true;
    } else if (char === '{') {
      // IPython puts a Python expression there, blanks included.
      const close = text.indexOf('}', at);
      const stop = close === -1 || close >= end ? at + 1 : close + 1;
      value += text.slice(at, stop);
      at = stop;
    } else {
      value += char;
      at += 1;
    }
  }
  return { start, end: Math.max(at, start + 1), value, isQuoted };
}
