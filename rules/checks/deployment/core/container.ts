import { FRAMEWORK_MODELS } from '../../../catalog/mappings/model';
import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword } from '../../../edits/doc';
import type { CallFact } from '../../../python/facts';
import { atomsOf } from '../../../python/values';
import type { NamedArgument } from '../../arguments';
import { isNone, isSimple, knownString, unwrap } from '../../expressions';
import { numberedName } from '../../numbered-name';
import { BuilderCall } from '../builder-call';
import { isAvailable } from '../sites';
import { hostedCode } from './hosted-code';
import type { Owner } from './resource';

/** What describes the container. */
export const OF_CONTAINER: ReadonlySet<string> = new Set([
  'image_uri',
  'model_data',
  'env',
  'model_server_workers',
  'entry_point',
  'source_dir',
  'dependencies',
  'code_location',
  'model_kms_key',
  'container_log_level',
  'framework_version',
  'py_version',
  'transformers_version',
  'pytorch_version',
  'tensorflow_version',
]);

/** What hosted-code.ts reads. */
const OF_CODE: ReadonlySet<string> = new Set([
  'entry_point',
  'source_dir',
  'dependencies',
  'code_location',
  'model_kms_key',
]);

export interface Container {
  readonly item: DocItem;
  /** The image as code that may stand more than once. */
  readonly image: Doc | undefined;
  /** The base of a generated name, where the image is written out. */
  readonly base: string | undefined;
}

/** The container of a model, with the lines above it that upload its code. */
export function containerItem(
  owner: Owner,
  args: readonly NamedArgument[],
  cls: string,
  use: CallFact,
  lines: Doc[],
): Container {
  const { context, builder, at } = owner;
  const data = owner.given('model_data');
  if (data && atomsOf(context.valueOf(data), 'dict').length > 0) owner.refuse('model_data= is a dict.');
  const { image, isHeld, text } = imageOf(owner, args, cls, use, lines);
  const call = new BuilderCall(context, builder, at, cls);
  call.isContainer = true;
  if (image && (isHeld || !owner.given('image_uri'))) call.set('image_uri', image);
  const coded = hostedCode(owner, cls, call, image);
  lines.push(...coded.lines);
  if (coded.archive) call.set('s3_model_data_url', coded.archive);
  call.takeAll(
    args.filter(({ name }) => {
      if (!OF_CONTAINER.has(name) || OF_CODE.has(name)) return false;
      return !(name === 'image_uri' && isHeld) && !(name === 'model_data' && coded.archive);
    }),
  );
  const members = call.finishContainer();
  if (call.refused) owner.refuse(call.refused);
  const shape = builder.import(SHAPES, 'ContainerDefinition', at);
  return {
    item: keyword('primary_container', callDoc(shape, members)),
    image: image && (isHeld || isSimpleImage(owner)) ? image : undefined,
    base: text === undefined ? undefined : /^(?:.+\/)?([^:/]+)(?::[^:]+)?$/.exec(text)?.[1],
  };
}

function isSimpleImage(owner: Owner): boolean {
  const given = owner.given('image_uri');
  return given !== undefined && isSimple(given);
}

/** The image, in a variable where it is needed more than once. */
function imageOf(
  owner: Owner,
  args: readonly NamedArgument[],
  cls: string,
  use: CallFact,
  lines: Doc[],
): { readonly image: Doc | undefined; readonly isHeld: boolean; readonly text: string | undefined } {
  const { context, builder, at } = owner;
  const given = owner.given('image_uri');
  const text = given && knownString(context, given);
  if (given && isSimple(given)) return { image: code(context.source(unwrap(given))), isHeld: false, text };
  if (!given && !FRAMEWORK_MODELS[cls]) return { image: undefined, isHeld: false, text };
  const look = new BuilderCall(context, builder, at, cls);
  look.isContainer = true;
  const of = args.filter(({ name }) => name === 'image_uri' || /version$/.test(name));
  look.takeAll(of);
  if (!given) {
    const session = owner.given('sagemaker_session') ? owner.sessionDoc() : undefined;
    const instanceType = instanceTypeOf(owner, use);
    look.lookUpImage(new Map(args.map((one) => [one.name, one])), { instanceType, ...(session && { session }) });
  }
  const found = look.finishContainer().find(({ label }) => label === 'image=');
  if (look.refused) owner.refuse(look.refused);
  if (!found || owner.given('name')) return { image: given ? undefined : found?.value, isHeld: false, text };
  const variable = numberedName(context, at, 'image_uri');
  lines.push(joined(code(`${variable} = `), found.value));
  return { image: code(variable), isHeld: true, text };
}

function instanceTypeOf(owner: Owner, use: CallFact): Doc | undefined {
  const { context, at } = owner;
  const value = context.bind(use)?.byName.get('instance_type')?.value;
  if (!value || isNone(value) || !isSimple(value) || !isAvailable(context, value, at.host)) return undefined;
  return code(context.source(unwrap(value)));
}
