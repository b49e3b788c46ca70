import {
  type Argument,
  type Call,
  type Expression,
  forEachStatement,
  type Name,
  type Statement,
} from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Atom, Value } from '../../python/values';
import { forEachExpression } from '../../python/walk';
import type { Context } from '../context';
import { unwrap } from '../expressions';

/** The one class whose constructor, or whose class or instance method, the call certainly or possibly is. */
export interface Callee {
  /** The canonical class, or class and method. */
  readonly name: string;
  /** The object the method is called on, when the program shows where it was made. */
  readonly made: Expression | undefined;
  /** It may be something else on another path. */
  readonly partial: boolean;
}

/** The V3 constructor, function or method that is called. */
export function calleeOf(fact: CallFact): Callee | undefined {
  const names = fact.callee.atoms.map(nameOf);
  const [name] = names;
  const [atom] = fact.callee.atoms;
  if (name === undefined || !atom || names.some((one) => one !== undefined && one !== name)) return undefined;
  return {
    name,
    made: fact.callee.atoms.length === 1 && atom.type === 'method' ? atom.self.made : undefined,
    partial: fact.callee.open || names.length > 1,
  };
}

function nameOf(atom: Atom): string | undefined {
  if (atom.type === 'class' || atom.type === 'function') return atom.name;
  return atom.type === 'method' ? `${atom.self.cls}.${atom.name}` : undefined;
}

/** The call's arguments by parameter name, wrong keywords included; undefined where `*` or `**` hides some. */
export function argumentsOf(context: Context, fact: CallFact): ReadonlyMap<string, Argument> | undefined {
  const bound = context.bind(fact);
  if (!bound || bound.spread.length > 0) return undefined;
  return new Map([...bound.byName, ...bound.extra]);
}

/** The keyword argument of the call, whatever else is passed. */
export function keywordOf(call: Call, name: string): Argument | undefined {
  return call.args.find((argument) => argument.form === 'keyword' && argument.keyword?.id === name);
}

/** The arguments with which the program certainly made the object, by parameter. */
export function makingOf(
  context: Context,
  made: Expression | undefined,
): { readonly fact: CallFact; readonly args: ReadonlyMap<string, Argument> } | undefined {
  const fact = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const args = fact && argumentsOf(context, fact);
  return fact && args ? { fact, args } : undefined;
}

/** The call that made the object of the class that the expression certainly is. */
export function madeAs(context: Context, node: Expression, cls: string): Call | undefined {
  const value = context.valueOf(node);
  const [atom] = value.atoms;
  if (value.open || value.atoms.length !== 1 || atom?.type !== 'instance' || atom.cls !== cls) return undefined;
  return atom.made?.kind === 'call' ? atom.made : undefined;
}

/** True when the object is handed to code that the analysis does not see, which may do anything with it. */
export function escapes(context: Context, made: Expression): boolean {
  return context.facts.escapes.some((one) => one.instance.made === made);
}

/** The expression whose value a name certainly holds, where the program binds it once; the node itself otherwise. */
export function originOf(context: Context, node: Expression): Expression {
  const inner = unwrap(node);
  if (inner.kind !== 'name') return inner;
  const bindings = bindingsOf(context).get(inner.id);
  const [only] = bindings ?? [];
  return bindings?.length === 1 && only && only !== node ? originOf(context, only) : inner;
}

/** True when the program binds the name in one place only. */
export function isBoundOnce(context: Context, name: Name): boolean {
  return bindingsOf(context).get(name.id)?.length === 1;
}

/** Everything the program binds to each plain name; undefined stands for what is no simple assignment. */
function bindingsOf(context: Context): ReadonlyMap<string, readonly (Expression | undefined)[]> {
  return context.memo('misuse-bindings', context.facts, () => {
    const found = new Map<string, (Expression | undefined)[]>();
    const bind = (id: string, value: Expression | undefined): void => {
      found.set(id, [...(found.get(id) ?? []), value]);
    };
    const bindAll = (target: Expression): void => {
      if (target.kind === 'name') bind(target.id, undefined);
      else if (target.kind === 'sequence') target.elements.forEach(bindAll);
      else if (target.kind === 'wrapper') bindAll(target.inner);
    };
    for (const statements of context.facts.texts) {
      forEachStatement(statements, (statement) => bindStatement(statement, bind, bindAll));
      forEachExpression(statements, (node) => {
        if (node.kind === 'walrus') bind(node.target.id, node.value);
        if (node.kind === 'comprehension') for (const clause of node.clauses) bindAll(clause.target);
        if (node.kind === 'lambda') for (const parameter of node.params) bind(parameter.name.id, undefined);
      });
    }
    return found;
  });
}

function bindStatement(
  { body }: Statement,
  bind: (id: string, value: Expression | undefined) => void,
  bindAll: (target: Expression) => void,
): void {
  switch (body.kind) {
    case 'assign':
      for (const target of body.targets) {
        if (target.kind === 'name') bind(target.id, body.value);
        else bindAll(target);
      }
      break;
    case 'augmented':
    case 'for':
      bindAll(body.target);
      break;
    case 'with':
      for (const item of body.items) if (item.target) bindAll(item.target);
      break;
    case 'import':
    case 'import-from':
      for (const one of body.names) bind(one.alias?.id ?? (one.path.split('.')[0] as string), undefined);
      break;
    case 'function':
      bind(body.name.id, undefined);
      for (const parameter of body.params) bind(parameter.name.id, undefined);
      break;
    case 'class':
      bind(body.name.id, undefined);
      break;
    case 'try':
      for (const handler of body.handlers) if (handler.name) bind(handler.name.id, undefined);
      break;
    default:
  }
}

/** The instances of the class among what the value, or the elements of a list, may be. */
export function elementsOf(context: Context, node: Expression): readonly Value[] | undefined {
  const value = context.valueOf(node);
  const [atom] = value.atoms;
  if (value.open || value.atoms.length !== 1 || atom?.type !== 'sequence') return undefined;
  return atom.items;
}
