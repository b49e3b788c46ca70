import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import { knownString } from '../../expressions';
import { compilerArguments, compilerCall, launchEntries } from '../container-launch';
import { mentionsLauncher } from '../launcher-options';
import type { JobSettings } from './job-settings';

/**
 * The hyperparameters of a script: the user's own, and what V2 told the container (V2 `estimator.py`,
 * `_script_mode_hyperparam_update`); a string says why they cannot be given.
 */
export function scriptEntries(job: JobSettings): DocItem[] | string {
  const { builder, fact, context } = job;
  const given = job.given('hyperparameters');
  const entry = job.given('entry_point');
  if (!entry) return 'Without entry_point= there is no script to start.';
  const isolated = job.given('enable_network_isolation');
  if (isolated && context.source(isolated.value) !== 'False')
    return 'An isolated container takes its code from a channel.';
  if (!job.isHandy(entry.value)) return 'Give the entry point a name first, because V3 needs it twice.';
  const folder = job.given('source_dir');
  const archive = archiveDoc(job);
  if (typeof archive === 'string') return archive;
  const launch = launchEntries(job, code('""'));
  if (typeof launch === 'string') return launch;
  if (mentionsLauncher(context, job.given, /pytorchddp/)) return 'V2 had a launcher of its own for pytorchddp.';
  const directory = job.given('model_dir');
  const path = knownString(context, entry.value);
  const isBare = folder || (path !== undefined && !path.includes('/') && entry.value.kind === 'text');
  const script = isBare
    ? job.doc(entry.value)
    : joined(code(`${builder.importModule('os', fact.call)}.path.basename(`), job.doc(entry.value), code(')'));
  const item = (name: string, value: Doc): DocItem => ({ label: `${job.text(name)}: `, value });
  const level = job.given('container_log_level');
  const compiler = compilerCall(context, (name) => job.given(name));
  const settings = compiler ? compilerArguments(job, compiler) : [];
  if (job.given('compiler_config') && !compiler) return 'compiler_config= is not constructed in place.';
  const setting = (name: string, usual: string): Doc => {
    const found = settings.find((one) => one.name === name);
    return found ? source(found.value) : code(usual);
  };
  return [
    ...(given ? [{ label: '**', value: job.doc(given.value) }] : []),
    ...(directory && context.source(directory.value) !== 'False' ? [item('model_dir', job.doc(directory.value))] : []),
    item('sagemaker_program', script),
    item('sagemaker_submit_directory', joined(archive, code('.s3_prefix'))),
    item('sagemaker_container_log_level', level ? job.doc(level.value) : code('20')),
    item('sagemaker_region', joined(job.sessionDoc(), code('.boto_region_name'))),
    ...launch.map(([name, value]) => item(name, value)),
    ...(compiler
      ? [
          item('sagemaker_training_compiler_enabled', setting('enabled', 'True')),
          item('sagemaker_training_compiler_debug_mode', setting('debug', 'False')),
        ]
      : []),
  ];
}

/** The upload of the script to where V2 put it: beside the output, or at `code_location`. */
function archiveDoc(job: JobSettings): Doc | string {
  const { builder, fact, context } = job;
  const upload = builder.import('sagemaker.core.fw_utils', 'tar_and_upload_dir', fact.call);
  const base = job.given('base_job_name');
  const prefix = base && job.isHandy(base.value) ? job.doc(base.value) : job.quotedDoc('training');
  const entry = job.given('entry_point');
  const folder = job.given('source_dir');
  const libraries = job.given('dependencies');
  const git = job.given('git_config');
  const key = job.given('output_kms_key');
  const place = placeOf(job);
  if (typeof place === 'string') return place;
  if (key && !job.isHandy(key.value)) return 'Give the key a name first, because V3 needs it twice.';
  if (!entry) return 'Without entry_point= there is no script to start.';
  const jobName = job.nameBefore();
  const name = jobName
    ? joined(jobName, code(` + ${job.text('/source')}`))
    : joined(
        code(`${builder.import('sagemaker.core.common_utils', 'name_from_base', fact.call)}(`),
        prefix,
        code(`) + ${job.text('/source')}`),
      );
  const folderInBucket = place.folder ? joined(place.folder, code(' + '), name) : name;
  let parts: DocItem[] = [
    keyword('script', job.doc(entry.value)),
    ...(folder ? [keyword('directory', job.doc(folder.value))] : []),
    ...(libraries ? [keyword('dependencies', job.doc(libraries.value))] : []),
  ];
  if (git) {
    builder.tell('The repository is cloned where the settings are made; V2 cloned it in fit().');
    const clone = builder.import('sagemaker.core.git_utils', 'git_clone_repo', fact.call);
    const cloned = context.freshName('cloned');
    const items = [
      { label: '', value: job.doc(git.value) },
      { label: '', value: job.doc(entry.value) },
      ...(folder ? [keyword('source_dir', job.doc(folder.value))] : []),
      ...(libraries ? [keyword('dependencies', job.doc(libraries.value))] : []),
    ];
    job.lines.push(joined(code(`${cloned} = `), callDoc(clone, items)));
    const of = (part: string): Doc => code(`${cloned}[${job.text(part)}]`);
    parts = [
      keyword('script', of('entry_point')),
      keyword('directory', of('source_dir')),
      ...(libraries ? [keyword('dependencies', of('dependencies'))] : []),
    ];
  }
  return callDoc(upload, [
    keyword('session', joined(job.sessionDoc(), code('.boto_session'))),
    keyword('bucket', place.bucket),
    keyword('s3_key_prefix', folderInBucket),
    ...parts,
    ...(key ? [keyword('kms_key', job.doc(key.value))] : []),
  ]);
}

interface Place {
  readonly bucket: Doc;
  /** With a slash at its end; undefined for the root of the bucket. */
  readonly folder?: Doc;
}

function placeOf(job: JobSettings): Place | string {
  const { builder, context, fact } = job;
  const location = job.given('code_location') ?? job.given('output_path');
  if (!location) {
    const session = job.given('sagemaker_session');
    if (session && job.hasPrefix()) return 'The session has a prefix of its own for the default bucket.';
    return { bucket: joined(job.sessionDoc(), code('.default_bucket()')) };
  }
  const isCode = location.name === 'code_location';
  if (isCode && job.given('output_kms_key')) return 'Which key the code gets depends on its bucket.';
  const known = location.value.kind === 'text' ? knownString(context, location.value) : undefined;
  const match = known === undefined ? undefined : /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(known);
  if (match) {
    const [, bucket = '', folder = ''] = match;
    const shown = isCode && folder ? { folder: job.quotedDoc(`${folder}/`) } : {};
    return { bucket: job.quotedDoc(bucket), ...shown };
  }
  if (!job.isHandy(location.value)) return `Give ${location.name}= a name first, because V3 needs it twice.`;
  const parse = builder.import('sagemaker.core.s3', 'parse_s3_url', fact.call);
  const part = (index: number): Doc => joined(code(`${parse}(`), job.doc(location.value), code(`)[${index}]`));
  return {
    bucket: part(0),
    ...(isCode ? { folder: joined(part(1), code(`.rstrip(${job.text('/')}) + ${job.text('/')}`)) } : {}),
  };
}
