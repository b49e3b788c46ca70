import type { Expression, Name } from '../../python/ast';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { allowsMissing } from '../guards';

/** Finds `sagemaker.__version__`, which no V3 has, and asks the installed distribution instead, as V2 itself did. */
export const sdkVersion: Check = {
  name: 'sdk-version',
  attribute(node, { owner }, context) {
    const [module] = owner.atoms;
    if (node.name.id !== '__version__' || owner.open || owner.atoms.length !== 1) return [];
    if (module?.type !== 'module' || module.name !== 'sagemaker' || allowsMissing(node, context)) return [];
    return [asked(node, node.name, context)];
  },
  loadedName(node, value, context) {
    const [atom] = value.atoms;
    if (value.open || value.atoms.length !== 1 || atom?.type !== 'missing' || atom.name !== VERSION) return [];
    // Other names that got the version from it keep what they got.
    const isImported = context.importsNamed(node.id).some(({ written }) => written === VERSION);
    return isImported ? [asked(node, node, context)] : [];
  },
};

const VERSION = 'sagemaker.__version__';

function asked(node: Expression, shown: Name, context: Context): Problem {
  const names = { code: 'SM114', node: shown, v2: VERSION, v3: 'importlib.metadata.version' };
  const quote = freeQuote(node, context);
  if (!quote) {
    return { ...names, fix: { grade: 'withheld', note: 'Use importlib.metadata.version for sagemaker here.' } };
  }
  const builder = context.rewrite();
  const metadata = builder.importModule('importlib.metadata', node);
  const call = `${metadata}.version(${quote}sagemaker${quote})`;
  return { ...names, fix: builder.replace(node, call).done(`Ask ${metadata} for the version`) };
}

/** The quote that can stand here: before Python 3.12 an f-string could not hold its own quotes. */
function freeQuote(node: Expression, context: Context): '"' | "'" | undefined {
  for (let around = context.parentOf(node); around; around = context.parentOf(around)) {
    const [, prefix = '', quote] = /^(\w{0,2})(["'])/.exec(context.source(around)) ?? [];
    if (!quote) continue;
    // Strings written one after the other may each have quotes of their own.
    const free = quote === '"' ? "'" : '"';
    return /f/i.test(prefix) || !context.source(around).includes(free) ? free : undefined;
  }
  return context.style(node.host.text).quote;
}
