import { type Helper, withUses } from '../catalog/helpers/helper';
import type { CallItems } from '../edits/call-items';
import { code, columnOf, type Doc, indentOf, type Layout, layOut } from '../edits/doc';
import type { Edit } from '../edits/edit';
import { blockAround, type Expression, type Statement } from '../python/ast';
import type { ImportFact } from '../python/facts';
import { childExpressions } from '../python/walk';
import { isBelow } from '../sdk/versions';
import type { Need, Redirect, Rewrite } from './check';
import type { Context } from './context';
import { emittedNames } from './emitted-names';

interface Node {
  readonly start: number;
  readonly end: number;
  readonly host: Statement;
}

/** Collects the edits and imports of one rewrite; nothing takes effect until the engine applies it. */
export class RewriteBuilder {
  private readonly edits: Edit[] = [];
  private readonly needs: Need[] = [];
  private readonly notes: string[] = [];
  private readonly told: string[] = [];
  private readonly redirects: Redirect[] = [];
  private readonly behaviours: { readonly name: string; readonly since: string }[] = [];
  private readonly released = new Set<ImportFact>();

  constructor(private readonly context: Context) {}

  /** Asks for `from module import name` and gives the name to use for it at the node. */
  import(module: string, name: string, at: Node, preferred?: string): string {
    const known = this.context.localName(module, name);
    const local = preferred && known === name && this.context.isV2Alias(preferred) ? preferred : known;
    this.needs.push({ module, name, local, at: this.context.place(at) });
    return local;
  }

  /** Asks for `from module import name as alias`, or takes the name that it is imported under already. */
  importAs(module: string, name: string, alias: string, at: Node): string {
    const local = this.context.localNameAs(module, name, alias);
    this.needs.push({ module, name, local, at: this.context.place(at) });
    return local;
  }

  /** Asks for `import module` and gives the name to use for it at the node. */
  importModule(module: string, at: Node): string {
    this.needs.push({ module, name: '', local: module, at: this.context.place(at) });
    return module;
  }

  /** Asks for the helper's code in the program, once, and gives the name to use for it at the node. */
  define(helper: Helper, at: Node): string {
    const names = new Map<string, string>();
    for (const { name, source, imports = [] } of withUses(helper)) {
      for (const one of imports) {
        const imported = this.context.localName(one.module, one.name);
        names.set(one.name, imported);
        this.needs.push({ ...one, local: imported, at: this.context.place(at), isForDefinition: true });
      }
      const { local, isThere } = this.context.definedName(name, source, at);
      names.set(name, local);
      if (isThere) continue;
      const definition = source.replace(/[A-Za-z_]\w*/g, (word) => names.get(word) ?? word);
      this.needs.push({ module: '', name, local, at: this.context.place(at), definition });
    }
    return names.get(helper.name) ?? helper.name;
  }

  /** Lets the import of a V3 name come from another module. */
  redirect(fact: ImportFact, module: string, name: string): this {
    this.redirects.push({ fact, module, name });
    return this;
  }

  /** Says that the node goes: V3 imports that only it used go as well. */
  release(node: Expression): this {
    const names = new Set<string>();
    const walk = (one: Expression): void => {
      if (one.kind === 'name') names.add(one.id);
      for (const child of childExpressions(one)) walk(child);
    };
    walk(node);
    for (const fact of this.context.facts.imports) if (names.has(fact.local)) this.released.add(fact);
    return this;
  }

  /** Runs code that builds something for another place: what it imports must stand before that place. */
  importingFor<T>(place: Node, build: () => T): T {
    const from = this.needs.length;
    const result = build();
    const at = this.context.place(place);
    for (let index = from; index < this.needs.length; index += 1) {
      this.needs[index] = { ...(this.needs[index] as Need), at };
    }
    return result;
  }

  /** Replaces a node. Pass the original call's items so that broken lines follow the author's habit. */
  replace(node: Node, doc: Doc | string, like?: CallItems): this {
    const text = this.context.textOf(node.host);
    const layout = this.layout(node.host, columnOf(text, node.start), indentOf(text, node.start), like);
    const pieces = layOut(typeof doc === 'string' ? code(doc) : doc, layout);
    this.edits.push({ text: node.host.text, start: node.start, end: node.end, pieces });
    return this;
  }

  /** Removes an argument (or list item) together with the comma and blanks that belong to it. */
  removeListItem(node: Node): this {
    const text = this.context.textOf(node.host);
    const after = /^\s*,[ \t]*/.exec(text.slice(node.end));
    if (after) {
      // A line that holds nothing else goes as a whole.
      const lineStart = text.lastIndexOf('\n', node.start - 1) + 1;
      const ownLine = /^[ \t]*$/.test(text.slice(lineStart, node.start));
      const end = node.end + after[0].length;
      const lineEnd = ownLine ? /^\r?\n/.exec(text.slice(end)) : null;
      return this.cut(node.host, lineEnd ? lineStart : node.start, lineEnd ? end + lineEnd[0].length : end);
    }
    const before = /,\s*$/.exec(text.slice(0, node.start));
    return this.cut(node.host, before ? node.start - before[0].length : node.start, node.end);
  }

  /** Puts lines of code above a statement, at its indentation. */
  insertBefore(statement: Statement, lines: readonly (Doc | string)[]): this {
    const text = this.context.textOf(statement);
    const { newline, blank } = this.context.style(statement.text);
    const indent = indentOf(text, statement.start);
    const pieces = lines.flatMap((line) => [
      ...layOut(typeof line === 'string' ? code(line) : line, this.layout(statement, indent, indent)),
      newline + blank.repeat(indent),
    ]);
    this.edits.push({ text: statement.text, start: statement.start, end: statement.start, pieces });
    return this;
  }

  /**
   * Replaces a node and puts lines above its statement, in one edit: parts of the node may move into the lines and keep
   * the edits inside them.
   */
  replaceBelow(statement: Statement, lines: readonly Doc[], node: Node, doc: Doc, like?: CallItems): this {
    const text = this.context.textOf(statement);
    const { newline, blank } = this.context.style(statement.text);
    const indent = indentOf(text, statement.start);
    const pieces = lines.flatMap((line) => [
      ...layOut(line, this.layout(statement, indent, indent)),
      newline + blank.repeat(indent),
    ]);
    pieces.push({ start: statement.start, end: node.start, shift: 0 });
    pieces.push(...layOut(doc, this.layout(node.host, columnOf(text, node.start), indentOf(text, node.start), like)));
    this.edits.push({ text: statement.text, start: statement.start, end: node.end, pieces });
    return this;
  }

  /** Puts lines of code below a statement, at its indentation and after a comment that ends its line. */
  insertAfter(statement: Statement, lines: readonly (Doc | string)[]): this {
    const text = this.context.textOf(statement);
    const { newline, blank } = this.context.style(statement.text);
    const indent = indentOf(text, statement.start);
    const rest = /^[^\r\n;]*/.exec(text.slice(statement.end))?.[0] ?? '';
    const at = /^[ \t]*(#.*)?$/.test(rest) ? statement.end + rest.trimEnd().length : statement.end;
    const pieces = lines.flatMap((line) => [
      newline + blank.repeat(indent),
      ...layOut(typeof line === 'string' ? code(line) : line, this.layout(statement, indent, indent)),
    ]);
    this.edits.push({ text: statement.text, start: at, end: at, pieces });
    return this;
  }

  /** Removes a whole statement with its line; leaves `pass` where a block would become empty. */
  removeStatement(statement: Statement): this {
    const text = this.context.textOf(statement);
    const lineStart = text.lastIndexOf('\n', statement.start - 1) + 1;
    const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(statement.end));
    const alone = /^[ \t]*$/.test(text.slice(lineStart, statement.start)) && rest !== null;
    if (blockAround(statement)?.length === 1 || !alone)
      return this.replace({ ...range(statement), host: statement }, 'pass');
    return this.cut(statement, lineStart, statement.end + rest[0].length);
  }

  /** Says that the new code means the same only from a minor on, for behaviour that no name shows. */
  works(what: string, since: string): this {
    this.behaviours.push({ name: what, since });
    return this;
  }

  /** Takes a note for the user; several notes are joined. A rewrite with a note is `review`. */
  note(text: string): this {
    if (!this.notes.includes(text)) this.notes.push(text);
    return this;
  }

  /** Tells of a difference that nobody has to act on: the rewrite is `review`, but leaves no marker for it. */
  tell(text: string): this {
    if (!this.told.includes(text)) this.told.push(text);
    return this;
  }

  /** Finishes; `safe` unless notes were taken. */
  done(title: string): Rewrite {
    const todo = this.notes.join(' ');
    const note = [...this.notes, ...this.told].join(' ');
    const tooNew = this.tooNew();
    return {
      grade: note ? 'review' : 'safe',
      title,
      note,
      ...(this.told.length > 0 && { todo }),
      edits: this.edits,
      needs: this.needs,
      redirects: this.redirects,
      released: [...this.released],
      ...(tooNew && { tooNew }),
    };
  }

  /** What the new code uses although the target version does not have it yet. */
  private tooNew(): Rewrite['tooNew'] {
    const { target } = this.context;
    if (target.isNewest) return undefined;
    const { version } = target;
    const late = this.behaviours.filter(({ since }) => version !== undefined && isBelow(version, since));
    const names = [
      ...this.needs.flatMap(({ module, name, definition }) =>
        definition === undefined ? [name ? `${module}.${name}` : module] : [],
      ),
      ...this.redirects.map(({ module, name }) => `${module}.${name}`),
      ...this.edits.flatMap(({ pieces }) => emittedNames(pieces, this.needs)),
    ];
    const lacking = names.flatMap((name) => {
      const since = target.missing(name);
      return since ? [{ name, since, target: target.version }] : [];
    });
    lacking.push(...late.map((one) => ({ ...one, target: version })));
    return lacking.sort((a, b) => (isBelow(a.since, b.since) ? 1 : -1))[0];
  }

  private cut(host: Statement, start: number, end: number): this {
    this.edits.push({ text: host.text, start, end, pieces: [] });
    return this;
  }

  private layout(host: Statement, column: number, indent: number, like?: CallItems): Layout {
    const style = this.context.style(host.text);
    return {
      column,
      indent,
      step: style.step,
      blank: style.blank,
      width: style.width,
      hanging: like?.isMultiline === true && like.isHanging,
      trailingComma: like ? like.hasTrailingComma : true,
      newline: style.newline,
      text: this.context.textOf(host),
    };
  }
}

function range(statement: Statement): { start: number; end: number } {
  return { start: statement.start, end: statement.end };
}
