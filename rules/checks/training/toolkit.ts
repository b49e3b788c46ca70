import { RL_FRAMEWORK, RL_TOOLKIT, TOOLKIT_FRAMEWORKS, TOOLKITS, type Toolkit } from '../../catalog/mappings/toolkits';
import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, joined, keyword, listDoc } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { Context } from '../context';
import { knownString, unwrap } from '../expressions';
import type { Trainer } from './trainer';

/** The toolkit that the expression names as a member of `RLToolkit`. */
export function toolkitIn(context: Context, node: Expression | undefined): Toolkit | undefined {
  return TOOLKITS[memberIn(context, node, RL_TOOLKIT) ?? ''];
}

/** The image of an RLEstimator as V2 looked it up; a string says why that is not possible. */
export function toolkitImageDoc(trainer: Trainer): Doc | string {
  const { builder, context, fact } = trainer;
  const toolkit = toolkitIn(context, trainer.given('toolkit')?.value);
  const framework = TOOLKIT_FRAMEWORKS[memberIn(context, trainer.given('framework')?.value, RL_FRAMEWORK) ?? ''];
  const version = trainer.given('toolkit_version');
  const type = trainer.given('instance_type') ?? trainer.given('train_instance_type');
  if (!toolkit || !framework || !version || !type) {
    return 'The training image depends on toolkit=RLToolkit..., toolkit_version=, framework=RLFramework... and instance_type=, which must all be written here.';
  }
  const known = knownString(context, version.value);
  if (known !== undefined && !toolkit.versions[known]?.includes(framework)) {
    return `There is no image of ${toolkit.name} ${known} with ${framework}; V2 refuses it as well.`;
  }
  if (!trainer.isHandy(type.value) || !trainer.isHandy(version.value)) {
    return 'The instance type or version is computed in place; give it a name first, because V3 needs it twice.';
  }
  return callDoc(`${builder.import('sagemaker.core', 'image_uris', fact.call)}.retrieve`, [
    keyword('framework', code(trainer.text(`${toolkit.name}-${framework}`))),
    keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
    keyword('version', trainer.doc(version.value)),
    keyword('instance_type', trainer.doc(type.value)),
  ]);
}

/** The metrics that V2 looked for in the logs of a toolkit unless it was told others. */
export function toolkitMetricsDoc(trainer: Trainer): Doc | undefined {
  if (trainer.given('metric_definitions') || trainer.given('image_uri')) return undefined;
  const toolkit = toolkitIn(trainer.context, trainer.given('toolkit')?.value);
  if (!toolkit) return undefined;
  const cls = trainer.builder.import(CONFIG_MODULE, 'MetricDefinition', trainer.fact.call);
  return listDoc(
    toolkit.metrics.map(({ name, regex }) =>
      callDoc(cls, [keyword('name', code(trainer.text(name))), keyword('regex', code(trainer.text(regex)))]),
    ),
  );
}

function memberIn(context: Context, node: Expression | undefined, cls: string): string | undefined {
  const member = node && unwrap(node);
  if (member?.kind !== 'attribute') return undefined;
  const { atoms, open } = context.valueOf(member.object);
  const [atom] = atoms;
  return !open && atoms.length === 1 && atom?.type === 'class' && atom.name === cls ? member.name.id : undefined;
}
