import { type EscapeStyle, encodeString, escapeStyle, fragmentOffsets } from './json-string';
import type { JsonWalk } from './json-walk';
import type { NotebookEdit } from './notebook-file';

/** A string literal of the JSON text. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The `source` of a cell as it stands in the file: one string, or a list of strings. */
export class NotebookSource {
  readonly text: string;

  private constructor(
    private readonly json: string,
    readonly start: number,
    readonly end: number,
    private readonly items: readonly Item[],
    private readonly isList: boolean,
    private readonly fileStyle: () => Partial<EscapeStyle>,
  ) {
    this.text = items.map((item) => item.text).join('');
  }

  /** Reads the value at hand; undefined when it is neither a string nor a list of strings. */
  static read(walk: JsonWalk, json: string, fileStyle: () => Partial<EscapeStyle>): NotebookSource | undefined {
    const { start, isArray } = walk;
    const items: Item[] = [];
    let isOurs = true;
    const readItem = (): void => {
      const at = walk.start;
      if (walk.isString) {
        const text = walk.string();
        items.push({ start: at, end: walk.behind, text });
        return;
      }
      isOurs = false;
      walk.skip();
    };
    if (isArray) walk.array(readItem);
    else readItem();
    return isOurs ? new NotebookSource(json, start, walk.behind, items, isArray, fileStyle) : undefined;
  }

  /** The smallest stretch of JSON to replace so that the source has the new text. */
  replacement(text: string): NotebookEdit {
    if (!this.isList) return { start: this.start, end: this.end, json: `"${this.body(text, this.items)}"` };
    return this.listReplacement(text);
  }

  /** Where an offset of the text stands in the JSON text. */
  offsetInFile(offset: number): number {
    let before = 0;
    for (const item of this.items) {
      if (offset < before + item.text.length || item === this.items.at(-1)) {
        const offsets = fragmentOffsets(this.json.slice(item.start + 1, item.end - 1));
        return item.start + 1 + (offsets[Math.min(offset - before, item.text.length)] ?? 0);
      }
      before += item.text.length;
    }
    return this.start;
  }

  private listReplacement(text: string): NotebookEdit {
    const { items } = this;
    if (text === '' || items.length === 0) {
      const only = text === '' ? '' : `"${this.body(text, [])}"`;
      return { start: this.start, end: this.end, json: `[${only}]` };
    }
    let head = 0;
    let from = 0;
    while (head < items.length && text.startsWith(items[head]!.text, from) && endsLine(items[head]!)) {
      from += items[head]!.text.length;
      head += 1;
    }
    let tail = 0;
    let to = text.length;
    while (tail < items.length - head) {
      const { text: last } = items.at(-1 - tail)!;
      const at = to - last.length;
      if (at < from || !text.startsWith(last, at) || !(at === 0 || text[at - 1] === '\n')) break;
      to = at;
      tail += 1;
    }
    // A list keeps at least one item to hang the separators on: what is only removed takes a neighbour along.
    if (from === to && head > 0) {
      head -= 1;
      from -= items[head]!.text.length;
    } else if (from === to) {
      tail -= 1;
      to += items.at(-1 - tail)!.text.length;
    }
    const old = items.slice(head, items.length - tail);
    const lines = text.slice(from, to).split(/(?<=\n)/);
    const encoded = lines.map((line) => `"${this.body(line, old)}"`).join(this.separator());
    if (old.length > 0) return { start: old[0]!.start, end: old.at(-1)!.end, json: encoded };
    const next = items[head];
    if (next) return { start: next.start, end: next.start, json: encoded + this.separator() };
    const { end } = items.at(-1)!;
    return { start: end, end, json: this.separator() + encoded };
  }

  /** What stands between two items of this list. */
  private separator(): string {
    const [first, second] = this.items;
    if (first && second) return this.json.slice(first.end, second.start);
    return `,${first ? this.json.slice(this.start + 1, first.start) : ' '}`;
  }

  /** Encodes a text, taking the lines that were there before as they were written. */
  private body(text: string, old: readonly Item[]): string {
    const known = new Map<string, string>();
    for (const item of old) {
      const source = this.json.slice(item.start + 1, item.end - 1);
      const offsets = fragmentOffsets(source);
      let at = 0;
      for (const line of item.text.split(/(?<=\n)/)) {
        const written = source.slice(offsets[at] ?? 0, offsets[at + line.length] ?? source.length);
        known.set(line, written);
        at += line.length;
      }
    }
    return text
      .split(/(?<=\n)/)
      .map((line) => known.get(line) ?? encodeString(line, this.style()))
      .join('');
  }

  /** How this source is written; what it does not tell is asked of the whole file. */
  private style(): EscapeStyle {
    const own = escapeStyle(this.json.slice(this.start, this.end));
    return { ascii: false, upper: false, slash: false, ...this.fileStyle(), ...own };
  }
}

function endsLine({ text }: Item): boolean {
  return text.endsWith('\n');
}
