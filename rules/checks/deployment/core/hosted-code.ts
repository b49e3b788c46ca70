import { FRAMEWORK_MODELS, TENSORFLOW_MODEL } from '../../../catalog/mappings/model';
import { callDoc, code, type Doc, joined, keyword, source } from '../../../edits/doc';
import type { Expression } from '../../../python/ast';
import { exactly } from '../../../python/values';
import { isSimple, knownString, quoted, unwrap } from '../../expressions';
import { numberedName } from '../../numbered-name';
import type { BuilderCall } from '../builder-call';
import type { Owner } from './resource';

/** The lines that bring the code of a model to S3, and where the model archive is when they have copied it. */
export interface HostedCode {
  readonly lines: readonly Doc[];
  readonly archive: Doc | undefined;
}

const UTILS = 'sagemaker.core.common_utils';

/** V2's log levels as it wrote them into the environment. */
const LEVELS: Readonly<Record<string, string>> = {
  DEBUG: '10',
  INFO: '20',
  WARNING: '30',
  ERROR: '40',
  CRITICAL: '50',
};

/**
 * What V2 did with the script of a model (2.257.7 `model.py`, `_upload_code`): it went into a copy of the archive, or into
 * an archive of its own; the container is told of it by variables.
 */
export function hostedCode(owner: Owner, cls: string, call: BuilderCall, image: Doc | undefined): HostedCode {
  const nothing: HostedCode = { lines: [], archive: undefined };
  const script = owner.given('entry_point');
  const isFramework = FRAMEWORK_MODELS[cls] !== undefined;
  if (!script) {
    if (owner.given('source_dir') || owner.given('dependencies')) owner.refuse('Code without a script.');
    if (isFramework && cls !== TENSORFLOW_MODEL) tell(owner, call, code('""'), code('""'), true);
    return nothing;
  }
  if (owner.given('enable_network_isolation')) owner.refuse('V2 repacked the archive of an isolated model.');
  if (!owner.given('model_data')) owner.refuse('There is no archive for the code.');
  const folder = owner.given('source_dir');
  if (!isSimple(script) || (folder && !isSimple(folder))) owner.refuse('The script is computed in place.');
  const isPacked = packs(owner, cls, folder);
  if (isPacked === undefined) owner.refuse('Where V2 put the code depends on the version.');
  return isPacked ? repacked(owner, cls, call, script, image) : uploaded(owner, call, script, image);
}

/** True where V2 copied the archive with the code inside; undefined where that depends on what is not seen. */
function packs(owner: Owner, cls: string, folder: Expression | undefined): boolean | undefined {
  if (cls === 'sagemaker.model.Model') return folder !== undefined;
  if (FRAMEWORK_MODELS[cls]?.isCodeApart) return false;
  const since = /\.PyTorchModel$/.test(cls) ? [1, 2] : /\.MXNetModel$/.test(cls) ? [1, 4] : undefined;
  if (!since) return true;
  const given = owner.given('framework_version');
  const version = given && knownString(owner.context, given);
  const [major, minor] =
    /^(\d+)\.(\d+)/
      .exec(version ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return major > (since[0] ?? 0) || (major === since[0] && minor >= (since[1] ?? 0));
}

function repacked(
  owner: Owner,
  cls: string,
  call: BuilderCall,
  script: Expression,
  image: Doc | undefined,
): HostedCode {
  const { builder, context, at } = owner;
  const data = owner.given('model_data');
  const place = numberedName(context, at, 'repacked_model');
  const { quote } = context.style(at.host.text);
  if (cls !== TENSORFLOW_MODEL) {
    tell(owner, call, programOf(owner, script), code(quoted('/opt/ml/model/code', quote)), false);
  }
  const { bucket, prefix } = placeOf(owner, image);
  const join = builder.import('sagemaker.core.s3', 's3_path_join', at);
  const parts = [code(quoted('s3://', quote)), bucket, prefix, code(quoted('model.tar.gz', quote))];
  const uri = callDoc(
    join,
    parts.map((value) => ({ label: '', value })),
  );
  const optional = (name: string, given: string): { label: string; value: Doc }[] => {
    const value = owner.given(given);
    return value ? [keyword(name, source(value))] : [];
  };
  const folder = owner.given('source_dir');
  const copy = callDoc(builder.import(UTILS, 'repack_model', at), [
    keyword('inference_script', source(script)),
    keyword('source_directory', folder ? source(folder) : code('None')),
    ...(owner.given('dependencies') ? optional('dependencies', 'dependencies') : [keyword('dependencies', code('[]'))]),
    keyword('model_uri', data ? source(data) : code('None')),
    keyword('repacked_model_uri', code(place)),
    keyword('sagemaker_session', owner.sessionDoc()),
    ...optional('kms_key', 'model_kms_key'),
  ]);
  return { lines: [joined(code(`${place} = `), uri), copy], archive: code(place) };
}

function uploaded(owner: Owner, call: BuilderCall, script: Expression, image: Doc | undefined): HostedCode {
  const { builder, context, at } = owner;
  const name = numberedName(context, at, 'uploaded_code');
  tell(owner, call, code(`${name}.script_name`), code(`${name}.s3_prefix`), false);
  const { bucket, prefix } = placeOf(owner, image);
  const optional = (label: string, given: string): { label: string; value: Doc }[] => {
    const value = owner.given(given);
    return value ? [keyword(label, source(value))] : [];
  };
  const upload = callDoc(builder.import('sagemaker.core.fw_utils', 'tar_and_upload_dir', at), [
    keyword('session', joined(owner.sessionDoc(), code('.boto_session'))),
    keyword('bucket', bucket),
    keyword('s3_key_prefix', prefix),
    keyword('script', source(script)),
    ...optional('directory', 'source_dir'),
    ...optional('dependencies', 'dependencies'),
    ...optional('kms_key', 'model_kms_key'),
    keyword('settings', joined(owner.sessionDoc(), code('.settings'))),
  ]);
  return { lines: [joined(code(`${name} = `), upload)], archive: undefined };
}

/** The bucket of the code, and what its keys begin with, as expressions. */
function placeOf(owner: Owner, image: Doc | undefined): { readonly bucket: Doc; readonly prefix: Doc } {
  const { builder, context, at } = owner;
  const named = owner.given('name');
  if (named && !isSimple(named)) owner.refuse('The name is computed in place.');
  if (!named && !image) owner.refuse('The image is not known.');
  const name = named
    ? code(context.source(unwrap(named)))
    : joined(code(`${builder.import(UTILS, 'name_from_image', at)}(`), image ?? code(''), code(')'));
  const { quote } = context.style(at.host.text);
  const location = owner.given('code_location');
  if (location) {
    const known = /^s3:\/\/([^/]+)(?:\/(.*?))?\/?$/.exec(knownString(context, location) ?? '');
    if (!known) owner.refuse('code_location= is not seen to be an S3 URI.');
    const [, bucket = '', folder = ''] = known ?? [];
    const join = builder.import('sagemaker.core.s3', 's3_path_join', at);
    const inner = folder ? joined(code(`${join}(${quoted(folder, quote)}, `), name, code(')')) : name;
    return { bucket: code(quoted(bucket, quote)), prefix: inner };
  }
  if (hasOwnPrefix(owner)) owner.refuse('The session has a prefix of its own for what it uploads.');
  return { bucket: joined(owner.sessionDoc(), code('.default_bucket()')), prefix: name };
}

function hasOwnPrefix(owner: Owner): boolean {
  const given = owner.given('sagemaker_session');
  const made = given && exactly(owner.context.valueOf(given), 'instance')?.made;
  return made?.kind === 'call' && made.args.some((one) => one.keyword?.id === 'default_bucket_prefix');
}

/** The name of the script inside the archive. */
function programOf(owner: Owner, script: Expression): Doc {
  const { builder, context, at } = owner;
  const value = unwrap(script);
  const { quote } = context.style(at.host.text);
  if (value.kind === 'text') return code(quoted(value.value.replace(/^.*\//, ''), quote));
  return code(`${builder.importModule('os', at)}.path.basename(${context.source(value)})`);
}

/** Adds the variables that tell the container of its script; V2's framework models had them also without one. */
function tell(owner: Owner, call: BuilderCall, program: Doc, folder: Doc, isEmpty: boolean): void {
  const { context, at } = owner;
  const { quote } = context.style(at.host.text);
  const env = owner.given('env');
  const known = env && unwrap(env);
  const says = (key: Expression | undefined): boolean => key?.kind !== 'text' || key.value.startsWith('SAGEMAKER_');
  if (isEmpty && known && (known.kind !== 'dict' || known.items.some(({ key }) => says(key)))) {
    return owner.refuse('What env= says about the script is not seen.');
  }
  const level = owner.given('container_log_level');
  const text = level ? context.source(unwrap(level)).replace(/^logging\./, '') : 'INFO';
  const number = /^\d+$/.test(text) ? text : LEVELS[text];
  if (!number) owner.refuse('container_log_level= is not a level of logging.');
  const variables: readonly (readonly [string, Doc])[] = [
    ['SAGEMAKER_PROGRAM', isEmpty ? code(quoted('', quote)) : program],
    ['SAGEMAKER_SUBMIT_DIRECTORY', isEmpty ? code(quoted('', quote)) : folder],
    ['SAGEMAKER_CONTAINER_LOG_LEVEL', code(quoted(number ?? '', quote))],
    ['SAGEMAKER_REGION', joined(owner.sessionDoc(), code('.boto_region_name'))],
  ];
  for (const [variable, value] of variables) {
    call.extraEnvironment.push({ label: `${quoted(variable, quote)}: `, value });
  }
}
