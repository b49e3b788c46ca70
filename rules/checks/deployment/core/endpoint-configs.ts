import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../../edits/doc';
import type { Call, Expression } from '../../../python/ast';
import { exactly } from '../../../python/values';
import { readArguments } from '../../arguments';
import { isNone, isSimple, quoted, unwrap } from '../../expressions';
import type { Owner } from './resource';

/** What a configuration object was given, and how to write it where the object is used. */
class Config {
  private readonly values = new Map<string, Expression>();
  private readonly isInPlace: boolean;

  constructor(
    owner: Owner,
    private readonly node: Expression,
    cls: string,
  ) {
    const { context } = owner;
    const atom = exactly(context.valueOf(node), 'instance');
    const fact = atom?.cls.endsWith(`.${cls}`) ? context.makerOf(atom) : undefined;
    const read = fact && readArguments(context, fact);
    this.isInPlace = fact?.call === unwrap(node);
    if (!fact || !read || read.obstacle || read.args.some((one) => one.shown)) {
      owner.refuse(`How the ${cls} is made cannot be seen.`);
      return;
    }
    if (!this.isInPlace && (!isSimple(node) || context.usesOf(fact.call).stores.length > 0)) {
      owner.refuse(`The ${cls} may have changed.`);
    }
    for (const { name, value } of read.args) {
      if (isNone(value)) continue;
      if (owner.mayBeNone(value)) owner.refuse(`${name}= may be None.`);
      this.values.set(name, value);
    }
  }

  given(name: string): Expression | undefined {
    return this.values.get(name);
  }

  /** The value as code: the argument itself, or the attribute of the object. */
  doc(name: string): Doc {
    const value = this.values.get(name);
    if (this.isInPlace && value) return source(value);
    return joined(source(this.node), code(`.${name}`));
  }
}

/** V2's `DataCaptureConfig` as the shape of `EndpointConfig.create`. */
export function captureDoc(owner: Owner, node: Expression, at: Call): Doc {
  const { context, builder } = owner;
  const config = new Config(owner, node, 'DataCaptureConfig');
  const { quote } = context.style(at.host.text);
  const enabled = config.given('enable_capture');
  // The shapes leave out what is false or zero.
  if (!enabled || context.source(unwrap(enabled)) !== 'True') owner.refuse('Capturing may be off.');
  const share = config.given('sampling_percentage');
  if (share && !isCounted(context.valueOf(share).atoms)) owner.refuse('Sampling may be zero.');
  if (!config.given('destination_s3_uri')) owner.refuse('V2 made up where to capture to.');
  if (config.given('capture_options')) owner.refuse('capture_options= has names of its own.');
  if (config.given('sagemaker_session')) owner.refuse('The session is of V2.');
  const option = builder.import(SHAPES, 'CaptureOption', at);
  const header = builder.import(SHAPES, 'CaptureContentTypeHeader', at);
  const types = (name: string, usual: string): Doc =>
    config.given(name) ? config.doc(name) : code(`[${quoted(usual, quote)}]`);
  const modes = ['Input', 'Output'].map((mode) => `${option}(capture_mode=${quoted(mode, quote)})`);
  const kms = config.given('kms_key_id');
  const cls = builder.importAs(SHAPES, 'DataCaptureConfig', 'DataCapture', at);
  const items: DocItem[] = [
    keyword('enable_capture', code('True')),
    keyword('initial_sampling_percentage', share ? config.doc('sampling_percentage') : code('20')),
    keyword('destination_s3_uri', config.doc('destination_s3_uri')),
    keyword('capture_options', code(`[${modes.join(', ')}]`)),
    keyword(
      'capture_content_type_header',
      callDoc(header, [
        keyword('csv_content_types', types('csv_content_types', 'text/csv')),
        keyword('json_content_types', types('json_content_types', 'application/json')),
      ]),
    ),
    ...(kms ? [keyword('kms_key_id', config.doc('kms_key_id'))] : []),
  ];
  return callDoc(cls, items);
}

function isCounted(atoms: ReturnType<Owner['context']['valueOf']>['atoms']): boolean {
  return atoms.length > 0 && atoms.every((one) => one.type === 'literal' && Number(one.value) > 0);
}

/** V2's `AsyncInferenceConfig` as the shape of `EndpointConfig.create`. */
export function asyncDoc(owner: Owner, node: Expression, at: Call): Doc {
  const { builder } = owner;
  const config = new Config(owner, node, 'AsyncInferenceConfig');
  const isWhole = config.given('output_path') && config.given('failure_path');
  if (!isWhole) owner.refuse('V2 made up where the answers go.');
  if (config.given('notification_config')) owner.refuse('notification_config= is a dict of its own.');
  const output = builder.import(SHAPES, 'AsyncInferenceOutputConfig', at);
  const cls = builder.importAs(SHAPES, 'AsyncInferenceConfig', 'AsyncInference', at);
  const most = 'max_concurrent_invocations_per_instance';
  const client = config.given(most)
    ? callDoc(builder.import(SHAPES, 'AsyncInferenceClientConfig', at), [keyword(most, config.doc(most))])
    : undefined;
  return callDoc(cls, [
    keyword(
      'output_config',
      callDoc(output, [
        keyword('s3_output_path', config.doc('output_path')),
        keyword('s3_failure_path', config.doc('failure_path')),
        ...(config.given('kms_key_id') ? [keyword('kms_key_id', config.doc('kms_key_id'))] : []),
      ]),
    ),
    ...(client ? [keyword('client_config', client)] : []),
  ]);
}
