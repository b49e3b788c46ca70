import { UPDATE_ENDPOINT } from '../../catalog/helpers/endpoint-updates';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import { publicName } from '../../sdk/names';
import { type NamedArgument, readArguments } from '../arguments';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { instanceClass, isNone, isSimple, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';
import { makerArgument, makersOf, predictorMethods, sessionOf, withMaker } from './predictor';
import { wrapperOf } from './predictor-subclass';

/** Methods of a predictor that give its endpoint another configuration. */
export const UPDATES = [
  'update_endpoint',
  'update_data_capture_config',
  'enable_data_capture',
  'disable_data_capture',
] as const;

/** Rewrites the updates of an endpoint: a changed copy of its configuration, made as V2 did. */
export const endpointUpdates: Check = {
  name: 'endpoint-updates',
  call(fact, context) {
    return UPDATES.flatMap((name) => problems(fact, name, context));
  },
};

function problems(fact: CallFact, name: string, context: Context): readonly Problem[] {
  const atoms = predictorMethods(fact, name, context);
  const [atom] = atoms;
  const { callee } = fact.call;
  if (!atom || callee.kind !== 'attribute' || wrapperOf(atom.self.made, context)?.members.has(name)) return [];
  const objects = atoms.map((one) => one.self);
  const roots = makersOf(objects);
  const problem: Problem = {
    code: 'SM505',
    node: callee.name,
    v2: `${publicName(atom.self.cls)}.${name}`,
    v3: 'sagemaker.core.resources.Endpoint.update',
    message: `An Endpoint has no ${name}: its update() takes the name of another configuration`,
    fix: rewrite(fact, name, roots, context),
    roots,
    partial: fact.callee.open || fact.callee.atoms.length > atoms.length,
  };
  return [withMaker(problem, objects, context)];
}

function no(note: string): Refusal {
  return { grade: 'withheld', note };
}

function rewrite(fact: CallFact, name: string, roots: readonly Expression[], context: Context): Rewrite | Refusal {
  const { call } = fact;
  const { callee, host } = call;
  if (callee.kind !== 'attribute') return no('');
  const { args, items, obstacle } = readArguments(context, fact);
  if (obstacle || args.some((one) => one.shown)) return no(`${name}() cannot be rewritten: write the arguments out.`);
  if (host.body.kind !== 'expression') return no(`${name}() returns nothing: give it a line of its own.`);
  if (roots.some((made) => COMPONENT.some((one) => makerArgument(context, made, one)))) {
    return no('The endpoint hosts inference components: update them by InferenceComponent.get(...).update(...).');
  }
  const used = sessionOf(context, roots[0], call);
  if (used.kind === 'hidden') {
    return no('The endpoint was created with a session of its own, which is not known here: give it a name.');
  }
  const builder = context.rewrite();
  const session =
    used.kind === 'named' ? used.text : `${builder.import('sagemaker.core.helper.session_helper', 'Session', call)}()`;
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one]));
  const changes =
    name === 'update_endpoint'
      ? variantOf(context, call.host.text, given)
      : captureOf(context, builder, name, given, fact, session);
  if (typeof changes === 'string') return no(changes);
  const helper = builder.define(UPDATE_ENDPOINT, call);
  const doc = callDoc(
    helper,
    [{ label: '', value: source(callee.object) }, { label: '', value: code(session) }, ...changes],
    items.isMultiline,
  );
  return builder.replace(call, doc, items).done('Give the endpoint another configuration');
}

const COMPONENT = ['component_name', 'inference_component_name', 'resources', 'endpoint_type'];

/** Members of the new production variant by the parameter of `update_endpoint`. */
const OF_VARIANT: Readonly<Record<string, string>> = {
  instance_type: 'InstanceType',
  initial_instance_count: 'InitialInstanceCount',
  accelerator_type: 'AcceleratorType',
  model_name: 'ModelName',
};

const OF_REQUEST: Readonly<Record<string, string>> = {
  kms_key: 'KmsKeyId',
  data_capture_config_dict: 'DataCaptureConfig',
};

function variantOf(context: Context, text: number, given: ReadonlyMap<string, NamedArgument>): DocItem[] | string {
  const { quote } = context.style(text);
  const variant: DocItem[] = [];
  const changes: DocItem[] = [];
  for (const [name, { value, above, after }] of given) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    const mayBeNone = atomsOf(context.valueOf(value), 'literal').some(({ of }) => of === 'none');
    if (mayBeNone) return `${name}= may be None here: write the call out for each case.`;
    const [member, field] = [OF_VARIANT[name], OF_REQUEST[name]];
    if (member) variant.push({ label: `${quoted(member, quote)}: `, value: source(value), ...comments });
    else if (field) changes.push({ ...keyword(field, source(value)), ...comments });
    else if (name === 'wait') changes.push({ ...keyword('wait', source(value)), ...comments });
    else return `update_endpoint(${name}=) has no counterpart here: ${BY_HAND}`;
  }
  const isWhole = given.has('instance_type') && given.has('initial_instance_count');
  if (variant.length > 0 && !isWhole) return 'V2 wanted instance_type= and initial_instance_count= together.';
  if (variant.length === 0) return changes;
  const doc: Doc = { kind: 'group', head: undefined, open: '{', close: '}', items: variant, spread: false };
  return [keyword('variant', doc), ...changes];
}

const BY_HAND = 'make the EndpointConfig, set endpoint.endpoint_config_name to its name and call endpoint.update().';

const CAPTURE = 'DataCaptureConfig';

function captureOf(
  context: Context,
  builder: RewriteBuilder,
  name: string,
  given: ReadonlyMap<string, NamedArgument>,
  { call }: CallFact,
  session: string,
): DocItem[] | string {
  if (name !== 'update_data_capture_config') {
    const cls = builder.import('sagemaker.core.model_monitor', CAPTURE, call);
    const value = name === 'enable_data_capture' ? 'True' : 'False';
    const config = callDoc(cls, [keyword('enable_capture', code(value)), keyword('sagemaker_session', code(session))]);
    return [keyword(CAPTURE, joined(config, code('._to_request_dict()')))];
  }
  const config = given.get('data_capture_config');
  if (!config) return [];
  const { value, above, after } = config;
  const isConfig = instanceClass(context, value)?.endsWith(`.${CAPTURE}`) ?? false;
  if (!isConfig || !(isSimple(value) || unwrap(value).kind === 'call')) {
    return `data_capture_config= is not seen to be a DataCaptureConfig: ${BY_HAND}`;
  }
  return [
    {
      ...keyword(CAPTURE, joined(source(value), code('._to_request_dict()'))),
      ...(above.length > 0 ? { above } : {}),
      ...(after ? { after } : {}),
    },
  ];
}
