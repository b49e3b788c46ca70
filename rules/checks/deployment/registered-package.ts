import { MODEL_PACKAGE } from '../../catalog/mappings/model';
import { source } from '../../edits/doc';
import type { Attribute, Call, Expression } from '../../python/ast';
import type { Check } from '../check';
import type { Context } from '../context';

/** What `register()` returned: the ARN as text in V3, a ModelPackage in V2. */
export const registered: Check = {
  name: 'registered-package',
  attribute(node, fact, context) {
    const [atom] = fact.owner.atoms;
    const maker = registerCall(
      context,
      atom?.type === 'instance' && atom.cls === MODEL_PACKAGE ? atom.made : undefined,
    );
    if (!maker || isCallee(context, node)) return [];
    const isArn = node.name.id === 'model_package_arn';
    return [
      {
        code: 'SM406',
        node: node.name,
        v2: `${MODEL_PACKAGE}.${node.name.id}`,
        message: 'register() returns the ARN itself in V3',
        fix: isArn
          ? context.rewrite().replace(node, source(node.object)).done('Use the ARN itself')
          : {
              grade: 'withheld',
              note: 'register() returns the ARN as text in V3; read the package with sagemaker.core.resources.ModelPackage.get(model_package_name=arn).',
            },
        roots: [maker],
      },
    ];
  },
  call(fact, context) {
    const { callee } = fact.call;
    const [atom] = fact.callee.atoms;
    if (atom?.type !== 'method' || atom.self.cls !== MODEL_PACKAGE || callee.kind !== 'attribute') return [];
    const maker = registerCall(context, atom.self.made);
    if (!maker) return [];
    return [
      {
        code: 'SM420',
        node: callee.name,
        v2: `${MODEL_PACKAGE}.${atom.name}`,
        message: 'register() returns the ARN itself in V3, which has no methods',
        fix: {
          grade: 'withheld',
          note: `register() returns the ARN as text in V3: for ${atom.name}() use sagemaker.core.resources.ModelPackage.get(model_package_name=arn), or Model.create(containers=[{"model_package_name": arn}]) to deploy it.`,
          blocks: [fact.call],
        },
        roots: [maker, fact.call],
      },
    ];
  },
};

/** The `register()` call that gave the package, if one did. */
export function registerCall(context: Context, made: Expression | undefined): Call | undefined {
  const fact = made?.kind === 'call' ? context.facts.calls.get(made) : undefined;
  const isRegister = fact?.callee.atoms.some((one) => one.type === 'method' && one.name === 'register') ?? false;
  return isRegister ? fact?.call : undefined;
}

function isCallee(context: Context, node: Attribute): boolean {
  const parent = context.parentOf(node);
  return parent?.kind === 'call' && parent.callee === node;
}
