import { promisedBy } from './annotations';
import * as ast from './ast';
import { storeItem } from './containers';
import { isStatic, isUnknownDecorator } from './decorators';
import { elementOf } from './elements';
import { evaluate } from './evaluate-expression';
import { execute } from './evaluate-statement';
import type { CallFact, EscapeFact, Facts, HandedOverFact, ImportFact, StoreFact } from './facts';
import { handOnOf } from './hand-on';
import type { EvaluatedArgument, Knowledge, PassedArgument } from './knowledge';
import { findPackage, type LocalModule, type ModuleExports, type ModuleFinder } from './modules';
import { Relevance } from './relevance';
import { type Environment, type Rebound, Scope } from './scope';
import { localNames } from './scope-names';
import {
  type Atom,
  atomsOf,
  exactly,
  type InstanceAtom,
  isInteresting,
  join,
  type LocalClassAtom,
  type LocalFunctionAtom,
  type LocalInstanceAtom,
  NEVER,
  only,
  UNKNOWN,
  type Value,
} from './values';

/** Runs of the whole program until nothing new is learned about its functions; bounded for strange programs. */
const MAX_RUNS = 4;

/** What a function gives that the first run has not come to yet; like `UNKNOWN`, but nothing is learned from it. */
const PENDING: Value = { atoms: [], open: true };

/** Several programs to be evaluated as one: each has its own module scope, and they may import each other. */
export interface Linked {
  /** The program that each text belongs to. */
  readonly programOf: readonly number[];
  /** What an import finds outside of the programs. */
  readonly find?: ModuleFinder;
  /** The program among these that an import means. */
  readonly program?: (importer: number, module: string) => number | undefined;
}

/** Evaluates a program (an ordered list of texts sharing one module scope) abstractly and collects facts. */
export function evaluateProgram(
  texts: readonly (readonly ast.Statement[])[],
  knowledge: Knowledge,
  relevance = Relevance.of(texts, knowledge),
  linked: Linked = { programOf: texts.map(() => 0) },
): Facts {
  texts.forEach((statements, index) => {
    ast.forEachStatement(statements, (statement) => {
      statement.text = index;
    });
  });
  const evaluator = new Evaluator(texts, knowledge, relevance, linked);
  evaluator.runAll();
  return evaluator.facts();
}

/** Evaluators of modules outside the programs at hand, by their functions and classes. */
const homes = new WeakMap<ast.Statement, Evaluator>();

/**
 * Evaluates a module for the programs that import it. `text` is a negative number that its nodes carry as their text.
 */
export function evaluateModule(
  id: string,
  text: number,
  statements: readonly ast.Statement[],
  knowledge: Knowledge,
  find: ModuleFinder | undefined,
): ModuleExports {
  ast.forEachStatement(statements, (statement) => {
    statement.text = text;
  });
  const linked = { programOf: [0], ...(find && { find }) };
  const evaluator = new Evaluator([statements], knowledge, Relevance.everything(), linked);
  ast.forEachStatement(statements, (statement) => {
    if (statement.body.kind === 'function' || statement.body.kind === 'class') homes.set(statement, evaluator);
  });
  evaluator.runAll();
  return evaluator.exportsOf(0, id);
}

interface PendingFunction {
  readonly def: ast.Statement;
  readonly scope: Scope;
  /** The class whose method it is. */
  readonly owner: ast.Statement | undefined;
}

/** State of one evaluation; the walking itself lives in `evaluate-expression` and `evaluate-statement`. */
export class Evaluator {
  scope: Scope = new Scope('module', undefined, undefined);
  values = new Map<ast.Expression, Value>();
  /** Environments at `break` statements of the loops being evaluated, innermost last. */
  readonly breaks: Environment[][] = [];
  /** Set while inside a deliberate V2/V3 fallback. */
  dual = false;
  typeOnly = false;
  /** The function whose body is being evaluated. */
  current: PendingFunction | undefined;

  private imports: ImportFact[] = [];
  private calls = new Map<ast.Call, CallFact>();
  private attributes = new Map<ast.Attribute, { owner: Value; value: Value }>();
  private names = new Map<ast.Name, Value>();
  private stores = new Map<ast.Attribute, StoreFact>();
  private escapes: EscapeFact[] = [];
  private handedOver: HandedOverFact[] = [];
  private subclasses: { def: ast.Statement; base: ast.Expression; name: string }[] = [];
  private textAnnotations: Facts['textAnnotations'][number][] = [];
  private pending: PendingFunction[] = [];

  private readonly parameters = new Map<ast.Statement, Map<string, Value>>();
  private readonly returns = new Map<ast.Statement, Value>();
  /** What generators yield, with the first `yield` of each. */
  private readonly yields = new Map<ast.Statement, { value: Value; readonly origin: ast.Expression }>();
  private readonly members = new Map<ast.Statement, Map<string, Value>>();
  /** What annotations in class bodies promise, in their order: the fields of dataclasses and the like. */
  private readonly fields = new Map<ast.Statement, Map<string, Value>>();
  private readonly instanceAttributes = new Map<ast.Expression, Map<string, Value>>();
  private readonly bases = new Map<ast.Statement, Value[]>();
  private readonly rebound = new Map<ast.Statement | number, Map<string, Value>>();
  /** What later cells of a notebook give to names that earlier ones read, by program. */
  private readonly atEnd = new Map<number, Map<string, Value>>();
  private learned = false;
  private isFirst = true;
  private postponed = false;
  /** The program being evaluated. */
  private program = 0;
  /** Module scopes of this run, or of the run before it where a cycle of imports asks too early. */
  private readonly modules = new Map<number, Scope>();
  private started = new Set<number>();

  constructor(
    private readonly texts: readonly (readonly ast.Statement[])[],
    readonly knowledge: Knowledge,
    private readonly relevance: Relevance,
    private readonly linked: Linked,
  ) {}

  /** Runs until nothing new is learned. */
  runAll(): void {
    for (let count = 0; count < MAX_RUNS; count += 1) if (!this.run()) break;
  }

  /** False for statements whose evaluation could not change any fact. */
  isRelevant(statement: ast.Statement): boolean {
    return this.relevance.has(statement);
  }

  /** One run over the whole program; true when a further run could learn more. */
  run(): boolean {
    this.values = new Map();
    this.imports = [];
    this.calls = new Map();
    this.attributes = new Map();
    this.names = new Map();
    this.stores = new Map();
    this.escapes = [];
    this.handedOver = [];
    this.subclasses = [];
    this.textAnnotations = [];
    this.pending = [];
    this.learned = false;
    this.postponed = false;
    this.started = new Set();
    for (const program of new Set(this.linked.programOf)) this.runProgram(program);
    for (let next = this.pending.shift(); next; next = this.pending.shift()) this.evaluateFunction(next);
    for (const [program, scope] of this.modules) this.rememberEnd(program, scope);
    this.isFirst = false;
    return this.learned || this.postponed;
  }

  /** Cells are run again and in any order: a name that nothing has bound yet holds what a later cell gives it. */
  private rememberEnd(program: number, module: Scope): void {
    const known = this.atEnd.get(program);
    if (!known || this.linked.programOf.filter((one) => one === program).length < 2) return;
    for (const name of module.missed) {
      const value = module.ever.get(name);
      if (!value || !isInteresting(value) || known.has(name)) continue;
      known.set(name, value);
      this.learned = true;
    }
  }

  /** Runs the module level of a program once, when it is its turn or when another one imports it. */
  private runProgram(program: number): void {
    if (this.started.has(program)) return;
    this.started.add(program);
    const outer = { program: this.program, current: this.current, dual: this.dual, typeOnly: this.typeOnly };
    Object.assign(this, { program, current: undefined, dual: false, typeOnly: false });
    const atEnd = this.atEnd.get(program) ?? new Map<string, Value>();
    this.atEnd.set(program, atEnd);
    const scope = new Scope('module', undefined, undefined, this.reboundOf(program), atEnd);
    const before = this.modules.get(program);
    this.inScope(scope, () => {
      this.texts.forEach((statements, text) => {
        if (this.linked.programOf[text] === program) execute(this, statements);
      });
    });
    this.modules.set(program, scope);
    if (!before && this.awaited.has(program)) this.learned = true;
    Object.assign(this, outer);
  }

  /** Programs that were asked for a name before their end. */
  private readonly awaited = new Set<number>();

  /** What a program binds at the end of its module level. */
  exportsOf(program: number, id: string): ModuleExports {
    const scope = (): Scope | undefined => {
      this.runProgram(program);
      const known = this.modules.get(program);
      if (!known) this.awaited.add(program);
      return known;
    };
    return {
      id,
      value: (name) => scope()?.lookup(name),
      names: () => scope()?.ever.keys() ?? [],
    };
  }

  /** The workspace's own module of that name; `path` is all of a dotted import whose first part is bound. */
  moduleNamed(name: string, path: string): LocalModule | undefined {
    const { find, program } = this.linked;
    if (!find && !program) return undefined;
    const finder: ModuleFinder = (from, module) => {
      const own = program?.(from, module);
      return own === undefined ? find?.(from, module) : this.exportsOf(own, `program:${own}`);
    };
    return findPackage(finder, this.program, name, path);
  }

  /** True for a function or class of a module that is not evaluated along. */
  isForeign(def: ast.Statement): boolean {
    return this.homeOf(def) !== this;
  }

  private homeOf(def: ast.Statement): Evaluator {
    return homes.get(def) ?? this;
  }

  recordHandedOver(to: ast.Statement, args: readonly EvaluatedArgument[]): void {
    for (const { value } of args) {
      for (const instance of atomsOf(value, 'instance')) this.handedOver.push({ instance, to });
    }
    this.recordEscapes(args);
  }

  facts(): Facts {
    return {
      texts: this.texts,
      imports: this.imports,
      calls: this.calls,
      attributes: this.attributes,
      stores: [...this.stores.values()],
      escapes: this.escapes,
      handedOver: this.handedOver,
      names: this.names,
      subclasses: this.subclasses,
      textAnnotations: this.textAnnotations,
      valueOf: (node) => this.valueOf(node),
      exportsOf: (program) => this.exportsOf(program, ''),
      reachableFrom: (value) => this.reachableFrom(value),
    };
  }

  /** The value itself, what its functions return and what its classes hold and their methods return. */
  private reachableFrom(value: Value, seen = new Set<ast.Statement>()): Value {
    return value.atoms.reduce((result, atom) => {
      if (!('def' in atom) || seen.has(atom.def)) return result;
      seen.add(atom.def);
      const members = [...(this.members.get(atom.def)?.values() ?? [])];
      const values = atom.type === 'local-function' ? [this.returns.get(atom.def) ?? NEVER] : members;
      return values.reduce((all, one) => join(all, this.reachableFrom(one, seen)), result);
    }, value);
  }

  valueOf(node: ast.Expression): Value {
    return this.values.get(node) ?? UNKNOWN;
  }

  /** `valueOf` as a value of its own. */
  readonly lookUp = (node: ast.Expression): Value => this.valueOf(node);

  /** The value of a dotted name of any package. */
  valueOfName(qualified: string): Value {
    const resolved = this.knowledge.resolve(qualified);
    if (!resolved) return only({ type: 'external', name: qualified });
    // Of the constants, only the version is followed to its uses.
    if (resolved.kind === 'constant' && resolved.name.endsWith('.__version__')) {
      return only({ type: 'missing', name: resolved.name });
    }
    if (resolved.kind === 'constant') return UNKNOWN;
    return only({ type: resolved.kind, name: resolved.name });
  }

  inScope<T>(scope: Scope, action: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    try {
      return action();
    } finally {
      this.scope = outer;
    }
  }

  /** Assigns to a comprehension or walrus target, which may bind in an outer scope. */
  assignFromExpression(target: ast.Expression, value: Value): void {
    this.assign(target, value, undefined, target.host);
  }

  assign(target: ast.Expression, value: Value, node: ast.Expression | undefined, statement: ast.Statement): void {
    switch (target.kind) {
      case 'name':
        this.scope.bind(target.id, value);
        return;
      case 'sequence':
        this.unpack(target, value, node, statement);
        return;
      case 'wrapper':
        this.assign(target.inner, target.type === 'star' ? UNKNOWN : value, undefined, statement);
        return;
      case 'attribute':
        this.storeAttribute(target, value, node, statement);
        return;
      case 'subscript':
        storeItem(this, target, value);
        return;
      default:
        return;
    }
  }

  private unpack(target: ast.Sequence, value: Value, node: ast.Expression | undefined, statement: ast.Statement): void {
    const starred = target.elements.some((element) => element.kind === 'wrapper' && element.type === 'star');
    const [atom] = value.atoms;
    const items = atom?.type === 'sequence' && value.atoms.length === 1 && !value.open ? atom.items : undefined;
    const parts = node?.kind === 'sequence' ? node.elements : [];
    target.elements.forEach((element, index) => {
      const exact = !starred && items?.length === target.elements.length ? items[index] : undefined;
      if (element.kind === 'wrapper' && element.type === 'star' && isInteresting(elementOf(value))) {
        this.assign(element.inner, collected(element, elementOf(value), 'star'), undefined, statement);
        return;
      }
      this.assign(element, exact ?? elementOf(value), exact ? parts[index] : undefined, statement);
    });
  }

  private storeAttribute(
    target: ast.Attribute,
    value: Value,
    node: ast.Expression | undefined,
    statement: ast.Statement,
  ): void {
    const owner = evaluate(this, target.object);
    const name = target.name.id;
    for (const atom of owner.atoms) {
      if (atom.type === 'local-instance' || atom.type === 'local-class') this.learnMember(atom.def, name, value);
      if (atom.type !== 'instance' || !atom.made) continue;
      const known = this.instanceAttributes.get(atom.made) ?? new Map<string, Value>();
      this.instanceAttributes.set(atom.made, known);
      this.learn(known, name, value);
    }
    if (owner.atoms.some((atom) => atom.type === 'instance')) {
      this.stores.set(target, { node: target, owner, value, valueNode: node, statement });
    }
    if (owner.open && owner.atoms.length === 0) this.recordStoreEscape(target, value);
  }

  storedOn(atom: InstanceAtom, name: string): Value | undefined {
    return atom.made && this.instanceAttributes.get(atom.made)?.get(name);
  }

  /** Attribute of a class of the program or of its instance, searched through its bases. */
  memberOf(def: ast.Statement, name: string, instance: LocalInstanceAtom | undefined, depth = 0): Value {
    if (this.isForeign(def)) return this.homeOf(def).memberOf(def, name, instance, depth);
    const own = this.members.get(def)?.get(name);
    const promised = this.fields.get(def)?.get(name);
    // What is assigned says which constructor the annotation stands for.
    const isPromised = promised && promised.atoms.length > 0 && !own?.atoms.some((atom) => atom.type === 'instance');
    if (isPromised) return join(promised, own ?? NEVER);
    if (own) return bindSelf(own, instance);
    let result: Value = NEVER;
    for (const base of depth < 8 ? (this.bases.get(def) ?? []) : []) {
      for (const atom of base.atoms) {
        if (atom.type === 'local-class') result = join(result, this.memberOf(atom.def, name, instance, depth + 1));
        if (atom.type !== 'class') continue;
        const owner = this.knowledge.methodOwner(atom.name, name);
        const self: InstanceAtom = { type: 'instance', cls: atom.name, made: instance?.made };
        if (owner) result = join(result, only({ type: 'method', self, owner, name }));
      }
    }
    return result === NEVER ? UNKNOWN : result;
  }

  /** `super()` inside a method: an instance of each base. */
  superValue(): Value {
    const owner = this.current?.owner;
    const bases = owner ? (this.bases.get(owner) ?? []) : [];
    const atoms = bases.flatMap((base) =>
      base.atoms.flatMap((atom): Atom[] => {
        if (atom.type === 'class') return [{ type: 'instance', cls: atom.name, made: undefined }];
        return atom.type === 'local-class' ? [{ type: 'local-instance', def: atom.def, made: undefined }] : [];
      }),
    );
    return atoms.length > 0 ? { atoms, open: false } : UNKNOWN;
  }

  callLocal(callee: LocalFunctionAtom, args: readonly PassedArgument[]): Value {
    const { body } = callee.def;
    if (body.kind !== 'function') return UNKNOWN;
    if (this.isForeign(callee.def)) return this.homeOf(callee.def).resultOf(callee.def);
    const known = this.parameters.get(callee.def) ?? new Map<string, Value>();
    this.parameters.set(callee.def, known);
    const bound = callee.self && !isStatic(body.decorators);
    const params = body.params.slice(bound ? 1 : 0);
    let position = 0;
    for (const { argument, value } of args) {
      if (argument.form === 'keyword') {
        this.learn(known, argument.keyword?.id ?? '', value);
      } else if (argument.form === 'positional') {
        const parameter = params[position];
        position += 1;
        if (parameter && parameter.form === 'plain') this.learn(known, parameter.name.id, value);
      } else {
        for (const parameter of params) this.learn(known, parameter.name.id, UNKNOWN);
      }
    }
    return this.resultOf(callee.def);
  }

  private resultOf(def: ast.Statement): Value {
    const { body } = def;
    if (body.kind !== 'function') return UNKNOWN;
    const result = this.givenBy(def);
    const unknown = body.decorators.filter((one) => isUnknownDecorator(one) && !this.isOwnDecorator(one));
    if (unknown.length === 0) return result;
    // Most decorators of other packages call the function and give what it gives; those of the SDK do not.
    const isForeign = unknown.every((one) => {
      const { atoms } = this.valueOf(one.kind === 'call' ? one.callee : one);
      return atoms.length > 0 && atoms.every(({ type }) => type === 'external');
    });
    return isForeign && isInteresting(result) ? { atoms: result.atoms, open: true } : UNKNOWN;
  }

  /** True for a decorator that the program defines: what it makes of the function is followed. */
  private isOwnDecorator(decorator: ast.Expression): boolean {
    return atomsOf(this.valueOf(decorator), 'local-function').length > 0;
  }

  private givenBy(def: ast.Statement): Value {
    const yielded = this.yields.get(def);
    if (yielded) {
      const { value, origin } = yielded;
      return only({ type: 'sequence', items: undefined, element: { value }, origin, node: undefined });
    }
    return this.returns.get(def) ?? (this.isFirst ? PENDING : UNKNOWN);
  }

  construct(cls: LocalClassAtom, node: ast.Call, args: readonly EvaluatedArgument[]): Value {
    const instance: LocalInstanceAtom = { type: 'local-instance', def: cls.def, made: node };
    for (const atom of atomsOf(this.memberOf(cls.def, '__init__', instance), 'local-function')) {
      this.callLocal(atom, args);
    }
    this.fillFields(cls.def, args);
    // What adds nothing but arguments is an instance of its base.
    const [base] = handOnOf(cls.def) && !this.isForeign(cls.def) ? (this.bases.get(cls.def) ?? []) : [];
    const known = base && exactly(base, 'class');
    return only(known ? { type: 'instance', cls: known.name, made: node } : instance);
  }

  /** The constructor that dataclasses and the like have for their annotated fields. */
  private fillFields(def: ast.Statement, args: readonly EvaluatedArgument[]): void {
    const fields = this.fields.get(def);
    if (!fields || this.members.get(def)?.has('__init__')) return;
    const names = [...fields.keys()];
    const positional = args.filter(({ argument }) => argument.form === 'positional');
    for (const one of args) {
      const { keyword, form } = one.argument;
      const name = form === 'positional' ? names[positional.indexOf(one)] : keyword?.id;
      if (name !== undefined && fields.has(name)) this.learnMember(def, name, one.value);
    }
  }

  /** Registers a function for evaluation after the code around it, and gives its value. */
  defineFunction(def: ast.Statement, owner: ast.Statement | undefined): Value {
    this.pending.push({ def, scope: this.scope, owner });
    return only({ type: 'local-function', def, self: undefined });
  }

  defineClass(def: ast.Statement, bases: readonly { node: ast.Expression; value: Value }[]): void {
    this.bases.set(
      def,
      bases.map((base) => base.value),
    );
    for (const { node, value } of bases) {
      for (const atom of value.atoms) {
        if (atom.type === 'class') this.subclasses.push({ def, base: node, name: atom.name });
        if (atom.type !== 'local-class' || !this.isForeign(atom.def)) continue;
        for (const name of this.homeOf(atom.def).followedBases(atom.def))
          this.subclasses.push({ def, base: node, name });
      }
    }
  }

  /** Classes of followed packages that a class of the program derives from. */
  private followedBases(def: ast.Statement, depth = 0): readonly string[] {
    const atoms = depth < 8 ? (this.bases.get(def) ?? []).flatMap((base) => base.atoms) : [];
    return atoms.flatMap((atom) => {
      if (atom.type === 'class') return [atom.name];
      return atom.type === 'local-class' ? this.homeOf(atom.def).followedBases(atom.def, depth + 1) : [];
    });
  }

  learnMember(def: ast.Statement, name: string, value: Value): void {
    if (this.isForeign(def)) return;
    const known = this.members.get(def) ?? new Map<string, Value>();
    this.members.set(def, known);
    this.learn(known, name, value);
  }

  /** A name annotated in the body of a class. */
  learnField(def: ast.Statement, name: string, promised: Value): void {
    const known = this.fields.get(def) ?? new Map<string, Value>();
    this.fields.set(def, known);
    const before = known.get(name);
    known.set(name, before ? join(before, promised) : promised);
    if (!before && isInteresting(promised)) this.learned = true;
  }

  learnReturn(value: Value): void {
    const def = this.current?.def;
    if (!def) return;
    if (value === PENDING) {
      this.postponed = true;
      return;
    }
    const before = this.returns.get(def);
    const after = before ? join(before, value) : value;
    if (after !== before) {
      this.returns.set(def, after);
      if (isInteresting(after)) this.learned = true;
    }
  }

  learnYield(origin: ast.Expression, value: Value): void {
    const def = this.current?.def;
    if (!def) return;
    const known = this.yields.get(def) ?? { value: NEVER, origin };
    this.yields.set(def, known);
    if (value === PENDING) {
      this.postponed = true;
      return;
    }
    const after = join(known.value, value);
    if (after === known.value) return;
    known.value = after;
    if (isInteresting(after)) this.learned = true;
  }

  /** The instance that an annotation promises; unknown when it names nothing followed. */
  annotated(node: ast.Expression): Value {
    return promisedBy(this, node);
  }

  recordTextAnnotations(found: Facts['textAnnotations']): void {
    this.textAnnotations.push(...found);
  }

  /** True when the name has been imported from there before. */
  hasImported(local: string, written: string): boolean {
    return this.imports.some((fact) => fact.local === local && fact.written === written);
  }

  recordImport(fact: Omit<ImportFact, 'typeOnly' | 'dual' | 'nested'>): void {
    const nested = this.scope.kind !== 'module';
    this.imports.push({ ...fact, typeOnly: this.typeOnly, dual: this.dual, nested });
  }

  recordCall(fact: CallFact): void {
    if (this.dual) return;
    const { callee } = fact;
    if (callee.atoms.some((atom) => atom.type !== 'external' && atom.type !== 'literal')) {
      this.calls.set(fact.call, fact);
    } else if (callee.atoms.length > 0 && fact.args.length > 0) {
      this.calls.set(fact.call, fact);
    }
  }

  recordAttribute(node: ast.Attribute, owner: Value, value: Value): void {
    // The version is asked for in the arms as well as in their test.
    if (!this.dual || node.name.id === '__version__') this.attributes.set(node, { owner, value });
  }

  recordName(node: ast.Name, value: Value): void {
    if (!this.dual) this.names.set(node, value);
  }

  recordEscapes(args: readonly EvaluatedArgument[]): void {
    for (const { argument, value } of args) {
      for (const instance of atomsOf(value, 'instance')) {
        this.escapes.push({ instance, at: argument.value, to: 'a function outside this file' });
      }
    }
  }

  recordStoreEscape(at: ast.Expression, value: Value): void {
    for (const instance of atomsOf(value, 'instance')) {
      this.escapes.push({ instance, at, to: 'an object of unknown type' });
    }
  }

  /** What inner functions assign to names of a function, or of the module. */
  private reboundOf(def: ast.Statement | number): Rebound {
    const known = this.rebound.get(def) ?? new Map<string, Value>();
    this.rebound.set(def, known);
    return { get: (name) => known.get(name), set: (name, value) => this.learn(known, name, value) };
  }

  private learn(known: Map<string, Value>, name: string, value: Value): void {
    if (value === PENDING) {
      this.postponed = true;
      return;
    }
    const before = known.get(name);
    const after = before ? join(before, value) : value;
    if (after === before) return;
    known.set(name, after);
    if (isInteresting(after)) this.learned = true;
  }

  private evaluateFunction(pending: PendingFunction): void {
    const { body } = pending.def;
    if (body.kind !== 'function') return;
    const scope = new Scope('function', pending.scope, localNames(body.params, body.body), this.reboundOf(pending.def));
    const known = this.parameters.get(pending.def);
    const outer = this.current;
    this.current = pending;
    this.program = this.linked.programOf[pending.def.text] ?? 0;
    this.inScope(scope, () => {
      body.params.forEach((parameter, index) => {
        const isSelf = index === 0 && pending.owner && !isStatic(body.decorators);
        scope.bind(
          parameter.name.id,
          isSelf ? this.selfValue(pending, body.decorators) : this.parameter(parameter, known),
        );
      });
      execute(this, body.body);
    });
    this.current = outer;
  }

  private selfValue(pending: PendingFunction, decorators: readonly ast.Expression[]): Value {
    const def = pending.owner as ast.Statement;
    const isClass = decorators.some((one) => one.kind === 'name' && one.id === 'classmethod');
    return only(isClass ? { type: 'local-class', def } : { type: 'local-instance', def, made: undefined });
  }

  private parameter(parameter: ast.Parameter, known: Map<string, Value> | undefined): Value {
    const annotated = parameter.annotation ? this.annotated(parameter.annotation) : UNKNOWN;
    if (parameter.form === 'star' || parameter.form === 'double-star') {
      const isFollowed = parameter.annotation && annotated.atoms.length > 0;
      return isFollowed ? collected(parameter.annotation, annotated, parameter.form) : UNKNOWN;
    }
    const passed = known?.get(parameter.name.id);
    if (annotated.atoms.length > 0) {
      // The calls say which constructors the annotation stands for, where they agree with it.
      return passed?.atoms.some((atom) => atom.type === 'instance') && !passed.open ? passed : annotated;
    }
    const fallback = parameter.default && this.valueOf(parameter.default);
    if (!passed) return UNKNOWN;
    return fallback && isInteresting(fallback) ? join(passed, fallback) : passed;
  }
}

/** What `*args` and `**options` hold whose every value is this. */
function collected(origin: ast.Expression, element: Value, form: 'star' | 'double-star'): Value {
  if (form === 'double-star') {
    return only({ type: 'dict', entries: new Map([[undefined, element]]), origin, node: undefined });
  }
  return only({ type: 'sequence', items: undefined, element: { value: element }, origin, node: undefined });
}

function bindSelf(value: Value, instance: LocalInstanceAtom | undefined): Value {
  if (!instance || !value.atoms.some((atom) => atom.type === 'local-function')) return value;
  const atoms = value.atoms.map((atom) => (atom.type === 'local-function' ? { ...atom, self: instance } : atom));
  return { atoms, open: value.open };
}
