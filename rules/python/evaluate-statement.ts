import type * as ast from './ast';
import { deleteItem } from './containers';
import { decoratorName } from './decorators';
import { elementOf } from './elements';
import { evaluate } from './evaluate-expression';
import type { Evaluator } from './evaluator';
import { submodule } from './modules';
import { runModule } from './run-magic';
import { type Environment, joinEnvironments, Scope } from './scope';
import { atomsOf, exactly, isInteresting, join, only, UNKNOWN, type Value } from './values';
import { asksForV3, type VersionNames } from './version-tests';

/** Evaluates statements in order in the current scope; false when control cannot reach their end. */
export function execute(run: Evaluator, statements: readonly ast.Statement[]): boolean {
  let reaches = true;
  // Code after `return` is still evaluated: users want findings there too.
  for (const statement of statements) {
    if (run.isRelevant(statement) && !executeOne(run, statement)) reaches = false;
  }
  return reaches;
}

function executeOne(run: Evaluator, statement: ast.Statement): boolean {
  const { body } = statement;
  switch (body.kind) {
    case 'expression':
      evaluate(run, body.value);
      return true;
    case 'assign':
      assign(run, statement, body);
      return true;
    case 'augmented': {
      const value = evaluate(run, body.value);
      const before = evaluate(run, body.target);
      for (const atom of atomsOf(before, 'sequence')) atom.element.value = join(atom.element.value, elementOf(value));
      if (body.target.kind === 'name') run.scope.bind(body.target.id, isInteresting(before) ? before : UNKNOWN);
      return true;
    }
    case 'import':
      for (const imported of body.names) importModule(run, statement, imported);
      return true;
    case 'import-from':
      importFrom(run, statement, body);
      return true;
    case 'run':
      runFileIn(run, body);
      return true;
    case 'function':
      defineFunction(run, statement, body);
      return true;
    case 'class':
      defineClass(run, statement, body);
      return true;
    case 'if':
      return ifStatement(run, body);
    case 'for': {
      const iterable = evaluate(run, body.iterable);
      loop(run, body.body, body.otherwise, () => run.assign(body.target, elementOf(iterable), undefined, statement));
      return true;
    }
    case 'while':
      loop(run, body.body, body.otherwise, () => evaluate(run, body.test));
      return true;
    case 'try':
      return tryStatement(run, body);
    case 'with':
      for (const item of body.items) {
        const value = evaluate(run, item.value);
        // No sequence manages a context: it is what a function of the program yields.
        const isYielded = value.atoms.some((atom) => atom.type === 'sequence');
        if (item.target) run.assign(item.target, isYielded ? elementOf(value) : value, undefined, statement);
      }
      return execute(run, body.body);
    case 'match': {
      evaluate(run, body.subject);
      const before = run.scope.env;
      let after: Environment = before;
      for (const one of body.cases) {
        run.scope.env = new Map(before);
        execute(run, [one]);
        after = joinEnvironments(after, run.scope.env);
      }
      run.scope.env = after;
      return true;
    }
    case 'case':
      for (const pattern of body.patterns) evaluate(run, pattern);
      return execute(run, body.body);
    case 'return': {
      const value = body.value ? evaluate(run, body.value) : only({ type: 'literal', of: 'none', value: null });
      run.learnReturn(value);
      return false;
    }
    case 'delete':
      for (const target of body.targets) {
        if (target.kind === 'name') run.scope.unbind(target.id);
        else if (target.kind === 'subscript') deleteItem(run, target);
        else evaluate(run, target);
      }
      return true;
    case 'global':
      for (const name of body.names) run.scope.globals.add(name);
      return true;
    case 'nonlocal':
      for (const name of body.names) run.scope.nonlocals.add(name);
      return true;
    case 'jump':
      for (const part of body.parts) evaluate(run, part);
      if (body.type === 'break') run.breaks.at(-1)?.push(new Map(run.scope.env));
      return false;
    case 'other':
      for (const part of body.parts) evaluate(run, part);
      return true;
  }
}

type BodyOf<K extends ast.StatementBody['kind']> = Extract<ast.StatementBody, { kind: K }>;

function assign(run: Evaluator, statement: ast.Statement, body: BodyOf<'assign'>): void {
  const promised = body.annotation ? run.annotated(body.annotation) : UNKNOWN;
  const [field] = body.targets;
  if (body.annotation && run.scope.kind === 'class' && field?.kind === 'name') {
    run.learnField(classOf(statement), field.id, promised);
  }
  if (!body.value) {
    const [target] = body.targets;
    if (target?.kind === 'name' && promised.atoms.length > 0) run.scope.bind(target.id, promised);
    return;
  }
  const found = evaluate(run, body.value);
  const value = found.atoms.length === 0 && promised.atoms.length > 0 ? promised : found;
  for (const target of body.targets) {
    run.assign(target, value, body.value, statement);
    if (run.scope.kind === 'class' && target.kind === 'name') run.learnMember(classOf(statement), target.id, value);
  }
}

function classOf(statement: ast.Statement): ast.Statement {
  let one: ast.Statement = statement;
  while (one.parent && one.body.kind !== 'class') one = one.parent;
  return one;
}

function importModule(run: Evaluator, statement: ast.Statement, imported: ast.ImportedName): void {
  const root = imported.path.split('.')[0] as string;
  const bound = imported.alias ? imported.path : root;
  const module = run.knowledge.resolve(root) ? undefined : run.moduleNamed(bound, imported.path);
  const value: Value = module ? only({ type: 'local-module', module }) : run.valueOfName(bound);
  const local = imported.alias?.id ?? root;
  bindImported(run, statement, local, value);
  const named = run.valueOfName(imported.path).atoms[0];
  if (named && named.type !== 'external') {
    run.recordImport({ statement, imported, written: imported.path, atom: named, local, star: false });
  }
}

/** What a class body imports is an attribute of the class. */
function bindImported(run: Evaluator, statement: ast.Statement, local: string, value: Value): void {
  run.scope.bind(local, run.dual ? UNKNOWN : value);
  if (run.scope.kind === 'class' && !run.dual) run.learnMember(classOf(statement), local, value);
}

function importFrom(run: Evaluator, statement: ast.Statement, body: BodyOf<'import-from'>): void {
  const { module } = body;
  if (module.startsWith('.') || module === '' || !run.knowledge.resolve(module)) {
    if (importOwn(run, body) || module.startsWith('.') || module === '') return;
  }
  if (body.star) {
    const atom = run.valueOfName(module).atoms[0];
    if (!atom || atom.type === 'external') return;
    run.recordImport({ statement, imported: undefined, written: module, atom, local: '*', star: true });
    if (run.dual) return;
    for (const name of run.knowledge.exportsOf(module)) run.scope.bind(name, run.valueOfName(`${module}.${name}`));
    return;
  }
  for (const imported of body.names) {
    const written = `${module}.${imported.path}`;
    const value = run.valueOfName(written);
    const local = imported.alias?.id ?? imported.path;
    bindImported(run, statement, local, value);
    const resolved = run.knowledge.resolve(written);
    if (!resolved) continue;
    const atom = value.atoms[0] ?? ({ type: 'missing', name: resolved.name } as const);
    run.recordImport({ statement, imported, written, atom, local, star: false });
  }
}

/** Binds what the workspace's own module gives; false when there is no such module. */
function importOwn(run: Evaluator, body: BodyOf<'import-from'>): boolean {
  const module = run.moduleNamed(body.module, body.module);
  if (body.star) {
    for (const name of run.dual ? [] : (module?.starNames() ?? [])) {
      run.scope.bind(name, module?.member(name) ?? UNKNOWN);
    }
    return module !== undefined;
  }
  let isFound = module !== undefined;
  const values = body.names.map(({ path }): Value => {
    if (module) return module.member(path) ?? UNKNOWN;
    // A package without a file of its own.
    const inner = run.moduleNamed(submodule(body.module, path), submodule(body.module, path));
    isFound ||= inner !== undefined;
    return inner ? only({ type: 'local-module', module: inner }) : UNKNOWN;
  });
  if (!isFound && !body.module.startsWith('.') && body.module !== '') return false;
  body.names.forEach(({ path, alias }, index) => {
    run.scope.bind(alias?.id ?? path, run.dual ? UNKNOWN : (values[index] ?? UNKNOWN));
  });
  return true;
}

/** Unlike a star import, `%run` brings private names too. */
function runFileIn(run: Evaluator, { file }: BodyOf<'run'>): void {
  const module = run.moduleNamed(runModule(file), runModule(file));
  for (const name of run.dual ? [] : (module?.names() ?? [])) run.scope.bind(name, module?.member(name) ?? UNKNOWN);
}

function defineFunction(run: Evaluator, statement: ast.Statement, body: BodyOf<'function'>): void {
  const decorators = body.decorators.map((decorator) => evaluate(run, decorator));
  for (const parameter of body.params) {
    if (parameter.default) evaluate(run, parameter.default);
    if (parameter.annotation) run.annotated(parameter.annotation);
  }
  if (body.returns) run.annotated(body.returns);
  const owner = run.scope.kind === 'class' ? classOf(statement.parent ?? statement) : undefined;
  const defined = run.defineFunction(statement, owner);
  const value = decorators.reduceRight((inner, decorator) => decoratedBy(run, decorator, inner), defined);
  const isProperty = body.decorators.some((one) => /^(cached_)?property$/.test(decoratorName(one)));
  if (owner) run.learnMember(owner, body.name.id, isProperty ? run.callLocal(defined.atoms[0] as never, []) : value);
  run.scope.bind(body.name.id, value);
}

/** What a decorator of the program makes of a function; any other one leaves it in place. */
function decoratedBy(run: Evaluator, decorator: Value, inner: Value): Value {
  const own = exactly(decorator, 'local-function');
  if (!own) return inner;
  const result = run.callLocal(own, [{ argument: { form: 'positional', keyword: undefined }, value: inner }]);
  return atomsOf(result, 'local-function').length > 0 ? result : inner;
}

function defineClass(run: Evaluator, statement: ast.Statement, body: BodyOf<'class'>): void {
  for (const decorator of body.decorators) evaluate(run, decorator);
  const bases = body.bases.map((argument) => ({ node: argument.value, value: evaluate(run, argument.value) }));
  run.defineClass(statement, bases);
  run.scope.bind(body.name.id, only({ type: 'local-class', def: statement }));
  run.inScope(new Scope('class', run.scope, undefined), () => execute(run, body.body));
}

function ifStatement(run: Evaluator, body: BodyOf<'if'>): boolean {
  const { scope } = run;
  let falls: Environment | undefined;
  let before = scope.env;
  let hasElse = false;
  const [outerDual, outerTypeOnly] = [run.dual, run.typeOnly];
  for (const branch of body.branches) {
    if (branch.test) {
      scope.env = before;
      evaluate(run, branch.test);
      before = scope.env;
      if (asksForV3(branch.test, versionNames(run))) run.dual = true;
      if (isTypeChecking(branch.test)) run.typeOnly = true;
    } else {
      hasElse = true;
    }
    scope.env = new Map(before);
    const reaches = execute(run, branch.body);
    if (reaches) falls = falls ? joinEnvironments(falls, scope.env) : scope.env;
    run.typeOnly = outerTypeOnly;
  }
  run.dual = outerDual;
  if (!hasElse) falls = falls ? joinEnvironments(falls, before) : before;
  scope.env = falls ?? before;
  return falls !== undefined;
}

/** How the names of this place tell the SDK's version. */
function versionNames(run: Evaluator): VersionNames {
  return {
    isPackage: (node) => evaluate(run, node).atoms.some((atom) => atom.type === 'module' && atom.name === 'sagemaker'),
    isVersion: (node) => node.kind === 'name' && run.hasImported(node.id, 'sagemaker.__version__'),
  };
}

function isTypeChecking(test: ast.Expression): boolean {
  if (test.kind === 'name') return test.id === 'TYPE_CHECKING';
  return test.kind === 'attribute' && test.name.id === 'TYPE_CHECKING';
}

function loop(
  run: Evaluator,
  body: readonly ast.Statement[],
  otherwise: readonly ast.Statement[],
  enter: () => void,
): void {
  const { scope } = run;
  const before = scope.env;
  const breaks: Environment[] = [];
  run.breaks.push(breaks);
  const once = (from: Environment): Environment => {
    scope.env = new Map(from);
    enter();
    execute(run, body);
    return joinEnvironments(from, scope.env);
  };
  let after = once(before);
  if (changedInterestingly(before, after)) after = once(after);
  run.breaks.pop();
  scope.env = after;
  execute(run, otherwise);
  for (const env of breaks) scope.env = joinEnvironments(scope.env, env);
}

/** A second round of a loop matters only when a name now has a followed value it did not have before. */
function changedInterestingly(before: Environment, after: Environment): boolean {
  for (const [name, value] of after) {
    if (before.get(name) !== value && isInteresting(value)) return true;
  }
  return false;
}

function tryStatement(run: Evaluator, body: BodyOf<'try'>): boolean {
  const { scope } = run;
  const outerDual = run.dual;
  if (isDualImport(run, body)) run.dual = true;
  const before = new Map(scope.env);
  const completes = execute(run, body.body) && execute(run, body.otherwise);
  let falls: Environment | undefined = completes ? scope.env : undefined;
  const interrupted = joinEnvironments(before, scope.env);
  for (const handler of body.handlers) {
    scope.env = new Map(interrupted);
    if (handler.type) evaluate(run, handler.type);
    if (handler.name) scope.bind(handler.name.id, UNKNOWN);
    if (execute(run, handler.body)) falls = falls ? joinEnvironments(falls, scope.env) : scope.env;
  }
  run.dual = outerDual;
  scope.env = falls ?? interrupted;
  const last = execute(run, body.finally);
  return falls !== undefined && last;
}

/**
 * One arm imports from V3, the other from V2, and an import failure decides: deliberate support of both. An arm that
 * does both works with neither, so it is no proof of intent (a migration that was left half done looks like that).
 */
function isDualImport(run: Evaluator, body: BodyOf<'try'>): boolean {
  const catchesImport = body.handlers.some((handler) => !handler.type || catchesImportError(handler.type));
  if (!catchesImport) return false;
  const arms = [body.body, ...body.handlers.map((handler) => handler.body)].map((arm) => importedNames(arm));
  const isV3 = (name: string): boolean => run.knowledge.isV3(name);
  const isV2 = (name: string): boolean =>
    name.startsWith('sagemaker') && !isV3(name) && run.knowledge.resolve(name) !== undefined;
  return arms.some((arm) => arm.some(isV3) && !arm.some(isV2)) && arms.some((arm) => arm.some(isV2) && !arm.some(isV3));
}

function catchesImportError(type: ast.Expression): boolean {
  if (type.kind === 'name') return /^(ImportError|ModuleNotFoundError|AttributeError|Exception)$/.test(type.id);
  return type.kind === 'sequence' && type.elements.some(catchesImportError);
}

function importedNames(statements: readonly ast.Statement[]): string[] {
  return statements.flatMap(({ body }) => {
    if (body.kind === 'import') return body.names.map((one) => one.path);
    if (body.kind === 'import-from') return body.names.map((one) => `${body.module}.${one.path}`);
    return body.kind === 'try' ? importedNames(body.body) : [];
  });
}
