import type { EngineOptions } from '../engine/api';
import type { Place } from '../model/span';
import type { Attribute, Expression, Statement } from '../python/ast';
import type { CallFact, Facts, ImportFact, StoreFact } from '../python/facts';
import { mentionsOf } from '../python/mentions';
import { type Atom, type InstanceAtom, type MethodAtom, UNKNOWN, type Value } from '../python/values';
import { parentsIn } from '../python/walk';
import { NEWEST, type TargetSdk } from '../sdk/availability';
import { type BoundArguments, bindArguments } from '../sdk/bind-arguments';
import type { RelocationTable } from '../sdk/relocation';
import type { SdkKnowledge } from '../sdk/sdk-knowledge';
import { RewriteBuilder } from './rewrite-builder';

/** What the program does with one SDK object. */
export interface Uses {
  readonly methods: readonly { readonly name: string; readonly fact: CallFact; readonly atom: MethodAtom }[];
  /** Attribute loads that are not the callee of a method call. */
  readonly attributes: readonly Attribute[];
  readonly stores: readonly StoreFact[];
  /** Calls that get the object as an argument. */
  readonly passedTo: readonly { readonly fact: CallFact; readonly at: Expression }[];
}

interface MutableUses {
  methods: { name: string; fact: CallFact; atom: MethodAtom }[];
  attributes: Attribute[];
  stores: StoreFact[];
  passedTo: { fact: CallFact; at: Expression }[];
}

interface Memo {
  readonly result: unknown;
  readonly hasReadElsewhere: boolean;
}

const LITERAL = /^(?:True|False|None|-?[\d._]+|[rbRB]?"[^"\n]*"|[rbRB]?'[^'\n]*')$/;

/** Which of several possible values a check is to take for the true one. */
export type Preference = (atom: Atom) => boolean;

/** What checks may ask about the program at hand; lives for one analysis. */
export class Context {
  private uses: Map<Expression, MutableUses> | undefined;
  private readonly parents = new Map<Statement, Map<Expression, Expression>>();
  private readonly identifiers = new Map<string, boolean>();
  private readonly locals = new Map<string, string>();
  private readonly memos = new Map<string, Map<object, Memo>>();
  private readonly styles = new Map<number, Style>();

  constructor(
    readonly facts: Facts,
    /** The program's texts, indexed like `Statement.text`. */
    readonly texts: readonly string[],
    readonly knowledge: SdkKnowledge,
    readonly relocations: RelocationTable,
    /** Canonical V2 names that some check rewrites or refuses itself. */
    private readonly handled: ReadonlySet<string>,
    readonly options: EngineOptions,
    /** Local names that stay bound to V2 imports, so that V3 imports need other ones. */
    private readonly avoid: ReadonlySet<string> = new Set(),
    /** V3 as it is at the version to migrate to. */
    readonly target: TargetSdk = NEWEST,
    /** The facts of all programs that are looked at together; `facts` has those of this one. */
    private readonly all: Facts = facts,
    private readonly isOwnText: (text: number) => boolean = () => true,
    private readonly has: (path: string) => boolean | undefined = () => undefined,
  ) {}

  /** Set once code of another program was read: what is built from it cannot stand in this one. */
  hasReadElsewhere = false;

  /** True for places in this program's texts. */
  readonly isOwn = (place: { readonly text: number }): boolean => this.isOwnText(place.text);

  /** Which alternatives stand first in every value; none in particular when absent. */
  private preference: Preference | undefined;

  /** The same program, where of several possible objects the preferred one is taken first. */
  preferring(preference: Preference): Context {
    this.uses ??= this.collectUses();
    const view = Object.create(this) as Context;
    view.preference = preference;
    view.hasReadElsewhere = false;
    return view;
  }

  valueOf(node: Expression): Value {
    return this.ordered(this.facts.valueOf(node) ?? UNKNOWN);
  }

  /** The fact with preferred objects first. */
  orderedCall(fact: CallFact): CallFact {
    if (!this.preference) return fact;
    const args = fact.args.map((one) => ({ ...one, value: this.ordered(one.value) }));
    return { ...fact, callee: this.ordered(fact.callee), args };
  }

  /** The attribute load, or store, with preferred owners first. */
  orderedOwner<T extends { readonly owner: Value }>(fact: T): T {
    return this.preference ? { ...fact, owner: this.ordered(fact.owner) } : fact;
  }

  private ordered(value: Value): Value {
    const { preference } = this;
    if (!preference || value.atoms.length < 2) return value;
    const first = value.atoms.filter(preference);
    if (first.length === 0) return value;
    return { ...value, atoms: [...first, ...value.atoms.filter((atom) => !preference(atom))] };
  }

  /** Whether a file stands beside the program, or a cell of it writes one; undefined where that cannot be told. */
  hasFile(path: string): boolean | undefined {
    const isWritten = this.texts.some((text) => {
      const written = text.startsWith('%%writefile') ? /^%%writefile\s+(?:-a\s+)?(\S+)/.exec(text)?.[1] : undefined;
      return written !== undefined && plainPath(written) === plainPath(path);
    });
    return isWritten || this.has(path);
  }

  /** True when a check of its own deals with the V2 symbol. */
  isHandled(canonical: string): boolean {
    return this.handled.has(canonical);
  }

  /** The node's source text. */
  source(node: { readonly start: number; readonly end: number; readonly host: Statement }): string {
    const text = this.textOf(node.host).slice(node.start, node.end);
    // A literal means the same everywhere.
    if (!this.isOwnText(node.host.text) && !LITERAL.test(text)) this.hasReadElsewhere = true;
    return text;
  }

  textOf(statement: Statement): string {
    return this.texts[statement.text] ?? '';
  }

  place(node: { readonly start: number; readonly end: number; readonly host: Statement }): Place {
    return { text: node.host.text, start: node.start, end: node.end };
  }

  /** The expression that directly contains the node, if any. */
  parentOf(node: Expression): Expression | undefined {
    const known = this.parents.get(node.host) ?? parentsIn(node.host);
    this.parents.set(node.host, known);
    return known.get(node);
  }

  /** Binds a constructor, function or method call by the SDK's signature; undefined when it is not known. */
  bind(fact: CallFact): BoundArguments | undefined {
    for (const atom of fact.callee.atoms) {
      const params =
        atom.type === 'class' || atom.type === 'function'
          ? this.knowledge.parameters(atom.name)
          : atom.type === 'method'
            ? this.knowledge.methodParameters(atom.self.cls, atom.name)
            : undefined;
      if (params) return bindArguments(params, fact.call);
    }
    return undefined;
  }

  /** The call that created the object, when the analysis saw it. */
  makerOf(atom: InstanceAtom): CallFact | undefined {
    const fact = atom.made?.kind === 'call' ? this.all.calls.get(atom.made) : undefined;
    return fact && this.orderedCall(fact);
  }

  /** Everything done with the object that the expression created. */
  usesOf(made: Expression): Uses {
    this.uses ??= this.collectUses();
    return this.uses.get(made) ?? { methods: [], attributes: [], stores: [], passedTo: [] };
  }

  private collectUses(): Map<Expression, MutableUses> {
    const all = new Map<Expression, MutableUses>();
    const of = (made: Expression): MutableUses => {
      const known = all.get(made) ?? { methods: [], attributes: [], stores: [], passedTo: [] };
      all.set(made, known);
      return known;
    };
    const callees = new Set<Expression>();
    for (const fact of this.all.calls.values()) {
      for (const atom of fact.callee.atoms) {
        if (atom.type !== 'method' || !atom.self.made) continue;
        callees.add(fact.call.callee);
        of(atom.self.made).methods.push({ name: atom.name, fact, atom });
      }
      for (const { argument, value } of fact.args) {
        for (const atom of value.atoms) {
          if (atom.type === 'instance' && atom.made) of(atom.made).passedTo.push({ fact, at: argument.value });
        }
      }
    }
    for (const [node, { owner }] of this.all.attributes) {
      if (callees.has(node)) continue;
      for (const atom of owner.atoms) if (atom.type === 'instance' && atom.made) of(atom.made).attributes.push(node);
    }
    for (const store of this.all.stores) {
      for (const atom of store.owner.atoms) if (atom.type === 'instance' && atom.made) of(atom.made).stores.push(store);
    }
    return all;
  }

  /** Computes once per analysis and key. */
  memo<T>(topic: string, key: object, compute: () => T): T {
    // What was found out about one object holds for another only when it is about the whole program.
    if (this.preference && key !== this.facts) return compute();
    const table = this.memos.get(topic) ?? new Map<object, Memo>();
    this.memos.set(topic, table);
    const known = table.get(key) ?? this.tracked(compute);
    table.set(key, known);
    const { result, hasReadElsewhere } = known;
    if (hasReadElsewhere) this.hasReadElsewhere = true;
    return result as T;
  }

  /** Computes, and tells whether code of another program was read for it. */
  tracked<T>(compute: () => T): { readonly result: T; readonly hasReadElsewhere: boolean } {
    const before = this.hasReadElsewhere;
    this.hasReadElsewhere = false;
    try {
      const result = compute();
      return { result, hasReadElsewhere: this.hasReadElsewhere };
    } finally {
      this.hasReadElsewhere = before;
    }
  }

  /** The imports that bind this local name at module level. */
  importsNamed(local: string): readonly ImportFact[] {
    return this.facts.imports.filter((fact) => fact.local === local && !fact.dual);
  }

  /** True when V2's star imports, and no others, may bind the name. */
  isStarImported(local: string): boolean {
    if (this.facts.imports.some((fact) => fact.local === local)) return false;
    return this.memo('star', this.facts, () => {
      const names = new Set<string>();
      for (const fact of this.facts.imports) {
        if (!fact.star || fact.dual || this.knowledge.isV3(fact.written)) continue;
        for (const name of this.knowledge.exportsOf(fact.written)) names.add(name);
      }
      return names;
    }).has(local);
  }

  /** True when the program uses the identifier as a plain name anywhere. */
  usesIdentifier(id: string): boolean {
    let known = this.identifiers.get(id);
    if (known === undefined) {
      known = this.facts.texts.some((list) => list.some((statement) => mentionsOf(statement).all.has(id)));
      this.identifiers.set(id, known);
    }
    return known;
  }

  /** True when another program that is looked at together mentions the name, and so may have it from here. */
  isMentionedElsewhere(id: string): boolean {
    return this.all.texts.some((list, text) => {
      if (this.isOwnText(text)) return false;
      return list.some((statement) => mentionsOf(statement).all.has(id) || mentionsOf(statement).all.has(`.${id}`));
    });
  }

  /** A variable name that the program does not use yet. */
  freshName(base: string): string {
    let name = base;
    for (let count = 2; this.usesIdentifier(name); count += 1) name = `${base}_${count}`;
    return name;
  }

  /** The name under which a V3 symbol is, or will be, imported in this program. */
  localName(module: string, name: string): string {
    const key = `${module}.${name}`;
    const known = this.locals.get(key) ?? this.findLocalName(module, name);
    this.locals.set(key, known);
    return known;
  }

  /** The same under a name of its own, for symbols of several modules that are called alike. */
  localNameAs(module: string, name: string, alias: string): string {
    const key = `${module}.${name}`;
    const known = this.locals.get(key) ?? this.importedAs(module, name) ?? this.freshName(alias);
    this.locals.set(key, known);
    return known;
  }

  /** The name of a helper's code in this program, and whether it stands there already, above the node. */
  definedName(name: string, source: string, at: { readonly host: Statement }): { local: string; isThere: boolean } {
    const isThere = this.facts.texts.some(
      (_, text) =>
        text <= at.host.text && this.isOwnText(text) && bare(this.texts[text] ?? '', name).includes(bare(source, name)),
    );
    if (isThere) return { local: name, isThere };
    const key = `.${name}`;
    const local = this.locals.get(key) ?? (this.isFree(name) ? name : this.freshName(name));
    this.locals.set(key, local);
    return { local, isThere };
  }

  private findLocalName(module: string, name: string): string {
    const imported = this.importedAs(module, name);
    if (imported !== undefined) return imported;
    if (this.isFree(name)) return name;
    return this.freshName(/^[a-z]/.test(name) ? `sagemaker_${name}` : `SageMaker${name}`);
  }

  /** True when the program does not use the name, or only for what V2 imports bring. */
  private isFree(name: string): boolean {
    const binders = this.importsNamed(name);
    return (
      !this.avoid.has(name) &&
      (!this.usesIdentifier(name) ||
        this.isStarImported(name) ||
        (binders.length > 0 && binders.every((one) => this.isOfV2(one))))
    );
  }

  private importedAs(module: string, name: string): string | undefined {
    const wanted = this.knowledge.resolve(`${module}.${name}`)?.name ?? `${module}.${name}`;
    for (const fact of this.facts.imports) {
      if (fact.dual || fact.nested || fact.star || !this.knowledge.isV3(fact.written)) continue;
      if (fact.written === `${module}.${name}` || ('name' in fact.atom && fact.atom.name === wanted)) return fact.local;
    }
    return undefined;
  }

  /** True when only V2 imports bind the local name, so that a V3 import may take it over. */
  isV2Alias(local: string): boolean {
    const binders = this.importsNamed(local);
    if (this.avoid.has(local)) return false;
    return binders.length > 0 && binders.every((one) => !one.nested && this.isOfV2(one));
  }

  private isOfV2({ written }: ImportFact): boolean {
    return written.startsWith('sagemaker') && !this.knowledge.isV3(written);
  }

  /** Starts a rewrite. */
  rewrite(): RewriteBuilder {
    return new RewriteBuilder(this);
  }

  /** Layout habits of one text. */
  style(text: number): Style {
    const known = this.styles.get(text);
    if (known) return known;
    const style = readStyle(this.texts[text] ?? '');
    this.styles.set(text, style);
    return style;
  }
}

export interface Style {
  readonly newline: string;
  readonly step: number;
  readonly blank: ' ' | '\t';
  readonly width: number;
  readonly quote: '"' | "'";
}

/** Reads newline, indentation, line length and quotes off the text. */
export function readStyle(text: string): Style {
  const sample = text.length > 16_000 ? text.slice(0, 16_000) : text;
  const lines = sample.split('\n');
  const indents = lines.flatMap((line) => /^( +|\t+)\S/.exec(line)?.[1] ?? []);
  const tabs = indents.filter((indent) => indent.startsWith('\t')).length;
  const steps = indents.filter((indent) => indent.startsWith(' ')).map((indent) => indent.length);
  const step = steps.length > 0 && steps.filter((size) => size === 2).length > steps.length / 8 ? 2 : 4;
  const long = lines.filter((line) => line.length > 88).length;
  const longer = lines.filter((line) => line.length > 100).length;
  const singles = (sample.match(/'/g) ?? []).length;
  const doubles = (sample.match(/"/g) ?? []).length;
  return {
    newline: sample.includes('\r\n') ? '\r\n' : '\n',
    step: tabs > indents.length / 2 ? 1 : step,
    blank: tabs > indents.length / 2 ? '\t' : ' ',
    width: longer >= 3 ? 120 : long >= 3 ? 100 : 88,
    quote: singles > doubles ? "'" : '"',
  };
}

/** Code without what formatters change; empty when it does not say the name. */
function bare(code: string, name: string): string {
  return code.includes(name) ? code.replace(/[\s'",()\\]+/g, '') : '';
}

function plainPath(path: string): string {
  return path
    .replace(/["']/g, '')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/{2,}/g, '/');
}
