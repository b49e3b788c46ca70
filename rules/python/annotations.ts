import type * as ast from './ast';
import { evaluate } from './evaluate-expression';
import type { Evaluator } from './evaluator';
import { type Atom, type LocalClassAtom, only, UNKNOWN, type Value } from './values';

const DOTTED = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;

/** A string annotation that promises one class, or that or None. */
const PROMISE = /^\s*(?:(?:typing\.)?Optional\[)?\s*([A-Za-z_][\w.]*)\s*(?:\]|\|\s*None)?\s*$/;

/** The instance that an annotation promises; unknown when it names nothing followed. */
export function promisedBy(run: Evaluator, node: ast.Expression): Value {
  if (node.kind === 'text') {
    const named = [...node.value.matchAll(DOTTED)].map(({ 0: name, index }) => ({
      node,
      value: namedInText(run, name),
      start: index,
      name,
    }));
    run.recordTextAnnotations(named);
    const [, only = ''] = PROMISE.exec(node.value) ?? [];
    return instancesOf(named.find(({ name }) => name === only)?.value ?? UNKNOWN);
  }
  if (node.kind === 'subscript') {
    const outer = evaluate(run, node.object);
    const inner = node.indices.map((one) => promisedBy(run, one));
    const name = outer.atoms[0]?.type === 'external' ? outer.atoms[0].name : '';
    if (/\b(Optional|Union)$/.test(name)) {
      const known = inner.filter((value) => value.atoms.length > 0);
      return known.length === 1 ? (known[0] as Value) : { atoms: known.flatMap((one) => one.atoms), open: true };
    }
    const element = inner.at(-1) ?? UNKNOWN;
    if (element.atoms.length === 0) return UNKNOWN;
    return only({ type: 'sequence', items: undefined, element: { value: element }, origin: node, node: undefined });
  }
  if (node.kind === 'opaque' && (node.type === 'binary_operator' || node.type === 'union_type')) {
    const known = node.parts.map((part) => promisedBy(run, part)).filter((value) => value.atoms.length > 0);
    return known.length === 1 ? (known[0] as Value) : UNKNOWN;
  }
  return instancesOf(evaluate(run, node));
}

function namedInText(run: Evaluator, text: string): Value {
  const parts = text.split('.');
  const first = parts.shift();
  let value = first ? run.scope.lookup(first) : undefined;
  for (const part of parts) {
    const atom: Atom | undefined = value?.atoms[0];
    value = atom?.type === 'module' ? run.valueOfName(`${atom.name}.${part}`) : undefined;
  }
  const known = value?.atoms.filter((atom) => atom.type === 'class') ?? [];
  return { atoms: known, open: false };
}

function instancesOf(value: Value): Value {
  const classes = value.atoms.filter((atom) => atom.type === 'class' || atom.type === 'local-class');
  if (classes.length === 0) return UNKNOWN;
  const atoms = classes.map(
    (atom): Atom =>
      atom.type === 'class'
        ? { type: 'instance', cls: atom.name, made: undefined }
        : { type: 'local-instance', def: (atom as LocalClassAtom).def, made: undefined },
  );
  return { atoms, open: false };
}
