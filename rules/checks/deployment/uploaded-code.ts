import { FRAMEWORK_MODELS, TENSORFLOW_MODEL } from '../../catalog/mappings/model';
import { callDoc, code, type Doc, joined, keyword } from '../../edits/doc';
import type { Call } from '../../python/ast';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import type { RewriteBuilder } from '../rewrite-builder';
import type { BuilderCall } from './builder-call';
import type { EstimatorSource } from './estimator-source';
import { isFixed } from './sites';

const CODE_PARAMETERS: ReadonlySet<string> = new Set([
  'entry_point',
  'source_dir',
  'dependencies',
  'git_config',
  'code_location',
]);

/**
 * The line that uploads the code of a container apart from its model, as V2 did for scikit-learn and XGBoost (2.257.7
 * `model.py`, `_upload_code`), and the variables that tell the container of it; none for a model without code.
 */
export function uploadCode(
  context: Context,
  builder: RewriteBuilder,
  call: BuilderCall,
  details: {
    readonly at: Call;
    readonly cls: string;
    readonly args: readonly NamedArgument[];
    readonly owner: EstimatorSource | undefined;
    /** The model's own archive is not used: code that would be packed into it is only named. */
    readonly isArchiveUnread: boolean;
  },
): readonly Doc[] {
  const { at, cls, args, owner, isArchiveUnread } = details;
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
  const other = [...given.keys()].find((name) => CODE_PARAMETERS.has(name) && !/^(entry_point|source_dir)$/.test(name));
  if (other) {
    call.refuse(`The code of a container cannot be given ${other}= here: describe it by hand.`);
    return [];
  }
  const text = (name: string): string | undefined => {
    const value = given.get(name);
    if (!value) return undefined;
    return isSimple(value) ? context.source(unwrap(value)) : '';
  };
  const script = text('entry_point') ?? owner?.script?.name;
  const folder = text('source_dir') ?? owner?.folder;
  if (script === undefined) return [];
  const isApart = FRAMEWORK_MODELS[cls]?.isCodeApart ?? folder === undefined;
  if (!script || folder === '') {
    call.refuse(
      'Give the script and its folder as literals: the code of a container is uploaded by a line of its own.',
    );
  } else if (!isApart && !isArchiveUnread) {
    call.refuse(
      'V2 packed this code into a copy of the model archive: do that by hand, and describe the container with it.',
    );
  }
  const { quote } = context.style(at.host.text);
  const owned = given.get('sagemaker_session');
  const session =
    owned && isSimple(owned) && isFixed(context, owned)
      ? context.source(unwrap(owned))
      : `${builder.import('sagemaker.core.helper.session_helper', 'Session', at)}()`;
  const tell = (directory: string, program: string): void => {
    const variables: readonly (readonly [string, string])[] = [
      ['SAGEMAKER_PROGRAM', program],
      ['SAGEMAKER_SUBMIT_DIRECTORY', directory],
      ['SAGEMAKER_CONTAINER_LOG_LEVEL', quoted('20', quote)],
      ['SAGEMAKER_REGION', `${session}.boto_region_name`],
    ];
    for (const [variable, value] of variables) {
      call.extraEnvironment.push({ label: `${quoted(variable, quote)}: `, value: code(value) });
    }
  };
  if (!isApart) {
    builder.tell(UNREAD_NOTE);
    // TensorFlow Serving finds the code in the archives by itself.
    if (cls === TENSORFLOW_MODEL) return [];
    const isText = /^["'][^"']*["']$/.test(script);
    const program = isText
      ? quoted(script.slice(1, -1).replace(/^.*\//, ''), quote)
      : `${builder.importModule('os', at)}.path.basename(${script})`;
    tell(quoted('/opt/ml/model/code', quote), program);
    return [];
  }
  const named = given.get('name');
  const base = FRAMEWORK_MODELS[cls]?.framework ?? 'model';
  const prefix =
    named && isSimple(named)
      ? context.source(unwrap(named))
      : `${builder.import('sagemaker.core.common_utils', 'name_from_base', at)}(${quoted(base, quote)})`;
  const name = numberedName(context, at, 'uploaded_code');
  if (owner?.script && !given.has('entry_point')) builder.tell(AGAIN);
  tell(`${name}.s3_prefix`, `${name}.script_name`);
  const upload = callDoc(builder.import('sagemaker.core.fw_utils', 'tar_and_upload_dir', at), [
    keyword('session', code(`${session}.boto_session`)),
    keyword('bucket', code(`${session}.default_bucket()`)),
    keyword('s3_key_prefix', code(prefix)),
    keyword('script', code(script)),
    ...(folder === undefined ? [] : [keyword('directory', code(folder))]),
    keyword('settings', code(`${session}.settings`)),
  ]);
  return [joined(code(`${name} = `), upload)];
}

const UNREAD_NOTE =
  'V2 also packed the code into a copy of the archive of this model, which a MultiDataModel does not read.';

const AGAIN = "V3 uploads the script again: V2's model pointed at what the training job had uploaded.";
