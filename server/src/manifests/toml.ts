import { type AST, parseTOML } from 'toml-eslint-parser';
import type { Span } from '../../../rules/model/span';

/** A value of a TOML text with its place; keys of tables and inline tables are one flat path. */
export interface TomlEntry {
  /** `["project", "optional-dependencies", "dev"]`; elements of arrays of tables share their path. */
  readonly path: readonly string[];
  /** Of the last part of the key. */
  readonly key: Span;
  readonly value: AST.TOMLContentNode;
  /** Start of the line on which the whole entry (or the element's own line) begins. */
  readonly commentAt: number;
}

/** One string of a TOML text whose inside can be replaced. */
export interface TomlString {
  readonly text: string;
  /** Inside the quotes; only given where what is written is what is meant. */
  readonly inside: Span;
}

/** All entries of a TOML text; throws with one line when it is malformed. */
export function tomlEntries(text: string): TomlEntry[] {
  const entries: TomlEntry[] = [];
  const walk = (keys: readonly AST.TOMLKeyValue[], base: readonly string[]): void => {
    for (const entry of keys) {
      const parts = entry.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
      const path = [...base, ...parts];
      const last = entry.key.keys.at(-1)!;
      const commentAt = lineStart(text, entry.range[0]);
      entries.push({ path, key: span(last.range), value: entry.value, commentAt });
      if (entry.value.type === 'TOMLInlineTable') walk(entry.value.body, path);
    }
  };
  for (const node of parse(text).body[0].body) {
    if (node.type === 'TOMLKeyValue') walk([node], []);
    else
      walk(
        node.body,
        node.resolvedKey.filter((part): part is string => typeof part === 'string'),
      );
  }
  return entries;
}

/** The string that a node is, if its characters stand there as they are meant. */
export function tomlString(node: AST.TOMLContentNode | undefined, text: string): TomlString | undefined {
  if (node?.type !== 'TOMLValue' || node.kind !== 'string' || node.multiline) return undefined;
  const inside = { start: node.range[0] + 1, end: node.range[1] - 1 };
  return text.slice(inside.start, inside.end) === node.value ? { text: node.value, inside } : undefined;
}

/** Where a comment may stand above an element of an array: on its own line, else above the entry. */
export function elementLine(text: string, element: AST.TOMLContentNode, entry: TomlEntry): number {
  const start = lineStart(text, element.range[0]);
  return /^\s*$/.test(text.slice(start, element.range[0]))
    ? start
    : start === lineStart(text, entry.key.start)
      ? entry.commentAt
      : start;
}

function parse(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text);
  } catch (error) {
    const line = error instanceof Error && 'lineNumber' in error ? ` (line ${String(error.lineNumber)})` : '';
    throw new Error(`not valid TOML${line}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function span([start, end]: readonly [number, number]): Span {
  return { start, end };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
