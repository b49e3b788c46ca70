import { blockAround, type Call, type Expression, type Statement } from '../python/ast';
import { forEachExpression } from '../python/walk';
import type { Check, Problem } from './check';
import type { Context } from './context';
import { describeName } from './text-references';

/** Builtins that run Python code which is a text. */
const RUNNERS: ReadonlySet<string> = new Set(['exec', 'eval', 'compile']);
/** Functions that import what a text names. */
const IMPORTERS: ReadonlySet<string> = new Set(['import_module', '__import__']);
/** A text without these calls none of them. */
const CALLS = /\b(?:exec|eval|compile|import_module|__import__)[ \t]*\(/;

const FROM_IMPORT = /\bfrom[ \t]+(sagemaker(?:\.\w+)*)[ \t]+import[ \t]+\(?\s*(\w+(?:\s*,\s*\w+)*)/g;
const DOTTED = /(?<![\w."'/-])sagemaker(?:\.[A-Za-z_]\w*)+/g;
/** The packages that V3 brought. */
const IN_V3 = /^sagemaker\.(?:core|train|mlops|ai_registry)\./;

/**
 * Finds code that is a text, `exec("from sagemaker.estimator import Estimator")`, and imports of a name that is put together
 * from `"sagemaker."` and something else: neither is rewritten.
 */
export const textCode: Check = {
  name: 'text-code',
  program: (context) =>
    context.texts.flatMap((text, index) =>
      text.includes('sagemaker') && CALLS.test(text) ? inText(context.facts.texts[index] ?? [], context) : [],
    ),
};

function inText(statements: readonly Statement[], context: Context): Problem[] {
  const found: Problem[] = [];
  forEachExpression(statements, (node) => {
    const value = node.kind === 'call' ? node.args[0]?.value : undefined;
    if (!value || node.kind !== 'call') return;
    const name = calleeName(node);
    if (node.callee.kind === 'name' && RUNNERS.has(name)) found.push(...inCode(value, statements, context));
    else if (IMPORTERS.has(name)) found.push(...madeName(value));
  });
  return found;
}

function calleeName({ callee }: Call): string {
  return callee.kind === 'attribute' ? callee.name.id : callee.kind === 'name' ? callee.id : '';
}

/** The first name in the code that V3 does not have. */
function inCode(node: Expression, statements: readonly Statement[], context: Context): Problem[] {
  const code = codeOf(node, statements) ?? '';
  const imported = [...code.matchAll(FROM_IMPORT)].flatMap(([, module = '', names = '']) =>
    names.split(',').map((name) => `${module}.${name.trim()}`),
  );
  for (const name of [...imported, ...[...code.matchAll(DOTTED)].map(([dotted]) => dotted)]) {
    const said = describeName(name, context);
    if (!said) continue;
    const message = `The code in this text uses ${said.shown}, which V3 does not have there`;
    return [{ code: 'SM109', node, v2: name, message, fix: { grade: 'withheld', note: said.note } }];
  }
  return [];
}

/** The text of an expression: a literal, what an f-string begins with, or a name that one statement gives a text to. */
function codeOf(node: Expression, statements: readonly Statement[], depth = 0): string | undefined {
  if (node.kind === 'text') return node.isBytes ? undefined : node.value;
  if (node.kind === 'opaque') return node.head;
  if (node.kind === 'wrapper') return codeOf(node.inner, statements, depth);
  if (node.kind === 'call') {
    // `textwrap.dedent("""…""")` and `"…".format(…)`.
    const inner =
      node.callee.kind === 'attribute' && node.callee.object.kind === 'text' ? node.callee.object : undefined;
    const text = inner ?? (calleeName(node) === 'dedent' ? node.args[0]?.value : undefined);
    return text && codeOf(text, statements, depth);
  }
  if (node.kind !== 'name' || depth > 3) return undefined;
  const values = [...(blockAround(node.host) ?? []), ...statements].flatMap(({ body }) =>
    body.kind === 'assign' && body.value && body.targets.some((one) => one.kind === 'name' && one.id === node.id)
      ? [body.value]
      : [],
  );
  const [value] = values;
  return value && values.every((one) => one === value) ? codeOf(value, statements, depth + 1) : undefined;
}

function madeName(node: Expression): Problem[] {
  const start = node.kind === 'text' ? undefined : headOf(node);
  if (!start?.startsWith('sagemaker.') || IN_V3.test(start)) return [];
  const v2 = start.replace(/\.\w*$/, '');
  const note = `The name is put together when the program runs: see that V3 has each module below ${v2} that it may mean.`;
  const message = 'Which module of the SDK this imports is only known when it runs';
  return [{ code: 'SM109', node, v2, message, fix: { grade: 'withheld', note } }];
}

/** The text that an f-string, a concatenation or a formatted text begins with. */
function headOf(node: Expression): string | undefined {
  switch (node.kind) {
    case 'text':
      return /^[^%{]*/.exec(node.value)?.[0];
    case 'opaque':
      return node.head ?? (node.type === 'binary_operator' && node.parts[0] ? headOf(node.parts[0]) : undefined);
    case 'call':
      return node.callee.kind === 'attribute' && node.callee.name.id === 'format'
        ? headOf(node.callee.object)
        : undefined;
    default:
      return undefined;
  }
}
