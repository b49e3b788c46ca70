import { FRAMEWORK_MODELS, TENSORFLOW_MODEL, TENSORFLOW_SERVING } from '../../catalog/mappings/model';
import { callDoc, code, type Doc, type DocItem, joined, keyword } from '../../edits/doc';
import type { Call, Expression } from '../../python/ast';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** What V2 knew about the image besides the constructor's arguments. */
export interface ImageSource {
  /** The instance type of the endpoint or transform job. */
  readonly instanceType?: Doc | undefined;
  /** The session expression whose region the image is looked up in. */
  readonly session?: Doc | undefined;
  /** The configuration of the serverless endpoint, which has no instance type. */
  readonly serverless?: Doc | undefined;
  /** The instance type is known where the model is deployed only: the look-up stands there. */
  readonly isLate?: boolean;
}

/** The look-up of a framework model's inference image as V2 found it, or why it cannot be written. */
export function imageLookUp(
  context: Context,
  builder: RewriteBuilder,
  details: {
    readonly at: Call;
    /** The V2 model class. */
    readonly cls: string;
    readonly versions: ReadonlyMap<string, NamedArgument>;
    readonly from: ImageSource;
    /** The session that the model is given. */
    readonly session: Expression | undefined;
  },
): Doc | string {
  const { at, cls, versions, from, session } = details;
  const model = FRAMEWORK_MODELS[cls];
  const version = versions.get(model?.version ?? '');
  if (!model || !version || !isSimple(version.value)) {
    return `The inference image depends on ${model?.version}=, which must be given as a literal or name.`;
  }
  const { quote } = context.style(at.host.text);
  const text = (value: string): Doc => code(quoted(value, quote));
  const images = builder.import('sagemaker.core', 'image_uris', at);
  const serving = cls === TENSORFLOW_MODEL ? TENSORFLOW_SERVING[knownString(context, version.value) ?? ''] : undefined;
  const items: DocItem[] = [
    keyword('framework', text(model.framework)),
    keyword('region', regionOf(context, builder, at, session, from.session)),
    keyword('version', serving ? text(serving) : code(context.source(version.value))),
  ];
  const python = versions.get('py_version');
  if (model.python !== undefined && python && isSimple(python.value) && !isNone(python.value)) {
    items.push(keyword('py_version', code(context.source(python.value))));
  } else if (model.python) items.push(keyword('py_version', text(model.python)));
  else if (model.python === '') return 'The inference image depends on py_version=, which must be given.';
  if (model.framework === 'huggingface') {
    const base = baseFramework(context, versions);
    if (!base) return 'HuggingFaceModel needs a literal pytorch_version= or tensorflow_version=.';
    items.push(keyword('base_framework_version', text(base)));
  }
  if (from.serverless) items.push(keyword('serverless_inference_config', from.serverless));
  else if (from.instanceType) items.push(keyword('instance_type', from.instanceType));
  else if (!model.isCpuOnly) {
    return 'The inference image depends on the instance type, which must be given by the first deploy() or transformer() as a literal or as a name known at the constructor.';
  }
  items.push(keyword('image_scope', text('inference')));
  return callDoc(`${images}.retrieve`, items);
}

function baseFramework(context: Context, versions: ReadonlyMap<string, NamedArgument>): string | undefined {
  for (const name of ['pytorch', 'tensorflow']) {
    const argument = versions.get(`${name}_version`);
    const version = argument && knownString(context, argument.value);
    if (version) return `${name}${version}`;
  }
  return undefined;
}

export function regionOf(
  context: Context,
  builder: RewriteBuilder,
  at: Call,
  given: Expression | undefined,
  session: Doc | undefined,
): Doc {
  if (given && isSimple(given)) return code(`${context.source(unwrap(given))}.boto_region_name`);
  if (session) return joined(session, code('.boto_region_name'));
  const cls = builder.import('sagemaker.core.helper.session_helper', 'Session', at);
  return code(`${cls}().boto_region_name`);
}
