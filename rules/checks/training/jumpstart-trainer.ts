import {
  JUMPSTART_ESTIMATOR,
  JUMPSTART_REFUSED,
  JUMPSTART_SHARED,
  WITHOUT_VOLUME,
} from '../../catalog/mappings/jumpstart-training';
import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { type NamedArgument, readArguments } from '../arguments';
import type { Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { statementFor, targetOf } from '../deployment/sites';
import { isNone, isSimple, isString, knownString, unwrap } from '../expressions';
import { numberedName } from '../numbered-name';
import { sessionKind } from '../pipelines/pipeline-sessions';
import { type Agreement, agreementIn } from './jumpstart-agreement';
import { Trainer } from './trainer';

const EXACT = /^\d+\.\d+\.\d+$/;

/** Rewrites `JumpStartEstimator(…)` as `ModelTrainer.from_jumpstart_config(…)`. */
export function rewriteJumpStart(fact: CallFact, context: Context): Rewrite | Refusal {
  const { args, items, obstacle } = readArguments(context, fact);
  const refusal = (note: string): Refusal => ({ grade: 'withheld', note, blocks: true });
  if (obstacle) return refusal(`This construction cannot be rewritten because ${obstacle}; write the arguments out.`);
  const statement = statementFor(context, fact.call);
  if (!statement) return refusal('V3 needs a statement above this construction: give it a statement of its own.');
  const builder = context.rewrite();
  const trainer = new Trainer(JUMPSTART_ESTIMATOR, fact, context, builder, args);
  const agreement = agreementIn(trainer);
  const config = configDoc(trainer, agreement);
  const name = numberedName(context, fact.call, 'jumpstart_config');
  const metadata = numberedName(context, fact.call, 'jumpstart_metadata');
  trainer.add('jumpstart_config', code(name), undefined);
  for (const argument of args) take(trainer, argument, agreement);
  const isLookedUp = addDefaults(trainer, metadata);
  trainer.close();
  if (trainer.refused) return refusal(trainer.refused);
  const lines = [joined(code(`${name} = `), config), ...(isLookedUp ? [lookUp(trainer, name, metadata)] : [])];
  const cls = builder.import('sagemaker.train', 'ModelTrainer', fact.call);
  const doc = joined(callDoc(`${cls}.from_jumpstart_config`, trainer.items, items.isMultiline), ...trainer.suffix);
  const like = trainer.suffix.length > 0 ? { ...items, isHanging: false } : items;
  builder.replaceBelow(statement, lines, fact.call, doc, like);
  setCompression(trainer);
  if (trainer.refused) return refusal(trainer.refused);
  return builder.done('Rewrite as a ModelTrainer from JumpStart');
}

/** The line that reads the metadata. */
function lookUp(trainer: Trainer, config: string, target: string): Doc {
  const { builder, fact } = trainer;
  const look = builder.import('sagemaker.core.jumpstart.document', 'get_hub_content_and_document', fact.call);
  const session = trainer.given('sagemaker_session');
  const where = session ? joined(code(', '), trainer.doc(session.value)) : code('');
  return joined(code(`${target} = ${look}(${config}`), where, code(')[1]'));
}

function configDoc(trainer: Trainer, { accepted }: Agreement): Doc {
  const { builder, context, fact } = trainer;
  const cls = builder.import('sagemaker.core.jumpstart.configs', 'JumpStartConfig', fact.call);
  const id = trainer.given('model_id');
  const version = trainer.given('model_version');
  if (!id) trainer.refuse('Which JumpStart model this is cannot be seen.');
  const items: DocItem[] = id ? [keyword('model_id', trainer.doc(id.value))] : [];
  const known = version && knownString(context, version.value);
  if (version && known === undefined) {
    const { value } = version;
    // "*" is the newest, which V3 takes without a version.
    if (!isSimple(value)) trainer.refuse('Give the version of the model a name first.');
    items.push(
      keyword(
        'model_version',
        joined(code('None if '), source(value), code(` == ${trainer.text('*')} else `), source(value)),
      ),
    );
  } else if (version && known !== undefined && known !== '*') {
    const isExact = EXACT.test(known) || !id;
    items.push(keyword('model_version', isExact ? trainer.doc(version.value) : exactVersion(trainer, id, version)));
  }
  if (accepted) items.push(keyword('accept_eula', accepted));
  return callDoc(cls, items);
}

/** The newest version that a pattern fits, as V2 found it; the hub takes exact ones only. */
function exactVersion(trainer: Trainer, id: NamedArgument, version: NamedArgument): Doc {
  const { builder, fact } = trainer;
  if (!trainer.isHandy(id.value)) trainer.refuse('Give the id of the model a name first, because V3 needs it twice.');
  const look = builder.import('sagemaker.core.jumpstart.utils', 'verify_model_region_and_return_specs', fact.call);
  const scope = builder.import('sagemaker.core.jumpstart.enums', 'JumpStartScriptScope', fact.call);
  const specs = callDoc(look, [
    keyword('model_id', trainer.doc(id.value)),
    keyword('version', trainer.doc(version.value)),
    keyword('scope', code(`${scope}.TRAINING`)),
    keyword('region', joined(trainer.sessionDoc(), code('.boto_region_name'))),
  ]);
  return joined(specs, code('.version'));
}

function take(trainer: Trainer, argument: NamedArgument, agreement: Agreement): void {
  const { name, value } = argument;
  if (isNone(value)) return trainer.skip(argument);
  const why = JUMPSTART_REFUSED[name];
  if (why !== undefined) return trainer.refuse(`${name}= has no counterpart in from_jumpstart_config(): ${why}`);
  switch (name) {
    case 'model_id':
    case 'model_version':
    case 'tolerate_vulnerable_model':
    case 'tolerate_deprecated_model':
    case 'disable_output_compression':
      return trainer.skip(argument);
    case 'enable_network_isolation':
      if (trainer.context.source(value) === 'True') return trainer.take(argument);
      return trainer.refuse(
        'V3 takes network isolation from the metadata of a JumpStart model and cannot switch it off; leave it out or write True.',
      );
    case 'environment':
      if (!agreement.environment) return trainer.skip(argument);
      trainer.builder.note(
        'Where environment= and the metadata of the JumpStart model both set a variable, V3 takes that of the metadata.',
      );
      return trainer.add('environment', agreement.environment, argument);
    case 'sagemaker_session':
      if (sessionKind(trainer.context, value) !== 'plain') {
        return trainer.refuse('V3 reads the metadata when the trainer is made: do without the session of a pipeline.');
      }
      return trainer.take(argument);
    default:
      if (!JUMPSTART_SHARED.has(name)) {
        return trainer.refuse(`from_jumpstart_config() has nothing for ${name}=; build the ModelTrainer by hand.`);
      }
      if (name === 'instance_type' && knownString(trainer.context, value)?.startsWith('local')) {
        return trainer.refuse('V3 trains JumpStart models on SageMaker only.');
      }
      return trainer.take(argument);
  }
}

/** Adds what V2 took from the metadata and V3 does not, and what V3 has another default for; true when the metadata are read for it. */
function addDefaults(trainer: Trainer, metadata: string): boolean {
  const { builder, context, fact } = trainer;
  let isLookedUp = false;
  const member = (name: string): string => {
    isLookedUp = true;
    return `${metadata}.${name}`;
  };
  const type = trainer.given('instance_type');
  if (trainer.hasIn('compute', 'instance_count') && !type) {
    trainer.refuse('V3 wants an instance type with instance_count=: give instance_type= as well.');
  }
  if (type && !trainer.hasIn('compute', 'instance_count'))
    trainer.addTo('compute', 'instance_count', code('1'), undefined);
  if (!trainer.given('volume_size')) {
    const known = type && knownString(context, type.value);
    if (known !== undefined && WITHOUT_VOLUME.test(known)) {
      trainer.addTo('compute', 'volume_size_in_gb', code('30'), undefined);
    } else if (known === undefined) {
      builder.tell('On instances with disks of their own V2 left the volume size of the metadata out, which V3 sends.');
    }
  }
  if (!trainer.hasIn('stopping_condition', 'max_runtime_in_seconds')) {
    trainer.addTo(
      'stopping_condition',
      'max_runtime_in_seconds',
      code(`${member('MaxRuntimeInSeconds')} or 86400`),
      undefined,
      true,
    );
  }
  if (!trainer.hasIn('networking', 'enable_inter_container_traffic_encryption')) {
    const encryption = code(`${member('EncryptInterContainerTraffic')} or False`);
    trainer.addTo('networking', 'enable_inter_container_traffic_encryption', encryption, undefined);
  }
  if (!trainer.hasIn('output_data_config', 's3_output_path')) {
    trainer.addTo('output_data_config', 's3_output_path', trainer.defaultOutput(), undefined, true);
  }
  if (trainer.given('metric_definitions')) {
    builder.tell('V2 added the metrics of the metadata to those that are given.');
  } else {
    const metric = builder.import(CONFIG_MODULE, 'MetricDefinition', fact.call);
    const list = `[${metric}(name=metric.Name, regex=metric.Regex) for metric in ${member('TrainingMetrics')} or []]`;
    trainer.suffix.push(callDoc('.with_metric_definitions', [{ label: '', value: code(list) }]));
  }
  builder.tell(
    'V3 starts the script of the model by its own driver and reads the metadata from the hub, not from the bucket of JumpStart.',
  );
  if (fitsOf(context, fact).some((inputs) => !inputs || !isTraining(context, inputs))) {
    builder.note(
      'Where the metadata name a default data set, V3 adds it as the channel "training" unless train() has one of that name.',
    );
  }
  if (trainer.given('base_job_name')) {
    builder.tell('V2 named the job by the metadata whatever base_job_name= said, V3 names it by that.');
  }
  return isLookedUp;
}

/** The inputs of each `fit`; undefined for one without. */
function fitsOf(context: Context, fact: CallFact): readonly (Expression | undefined)[] {
  return context
    .usesOf(fact.call)
    .methods.flatMap((use) => (use.name === 'fit' ? [context.bind(use.fact)?.byName.get('inputs')?.value] : []));
}

function isTraining(context: Context, inputs: Expression): boolean {
  if (isString(context, inputs)) return true;
  const { atoms } = context.valueOf(inputs);
  const dicts = atomsOf(context.valueOf(inputs), 'dict');
  return dicts.length > 0 && dicts.length === atoms.length && dicts.every(({ entries }) => entries.has('training'));
}

/** V3 takes the compression of the output from the metadata whatever it is given. */
function setCompression(trainer: Trainer): void {
  const given = trainer.given('disable_output_compression');
  if (!given) return;
  const type = { True: 'NONE', False: 'GZIP' }[trainer.context.source(unwrap(given.value))];
  const target = targetOf(trainer.fact.call);
  if (!type || !target) {
    return trainer.refuse(
      'V3 takes the compression of the output from the metadata: set output_data_config.compression_type of the trainer by hand.',
    );
  }
  const name = trainer.context.source(target);
  trainer.builder.insertAfter(trainer.fact.call.host, [
    `${name}.output_data_config.compression_type = ${trainer.text(type)}`,
  ]);
}
