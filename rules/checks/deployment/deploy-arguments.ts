import {
  COMPONENT_PARAMETERS,
  CREATE_MODEL_KEYWORDS,
  DEPLOY_PARAMETERS,
  type DeployParameter,
} from '../../catalog/mappings/deploy';
import { callDoc, code, type Doc, type DocItem, joined, keyword, listDoc, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { atomsOf } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, knownString, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/** The arguments of a V2 `deploy`, sorted by where V3 wants them. */
export interface DeployArguments {
  /** Keywords of V3's `deploy`. */
  readonly items: DocItem[];
  readonly refused: string | undefined;
  readonly instanceType: Expression | undefined;
  /** The configuration of a serverless endpoint. */
  readonly serverless: Expression | undefined;
  readonly tags: Expression | undefined;
  readonly modelName: Expression | undefined;
  readonly acceptEula: Expression | undefined;
  /** What V2 handed on to `create_model`. */
  readonly forModel: readonly NamedArgument[];
}

/** Keywords that V2's `Model.deploy` took for other calls' sake and did not look at. */
const IGNORED: ReadonlySet<string> = new Set(['volume_size_in_gb', 'env', 'mode', 'name', 'role']);

/** Sorts the arguments of `model.deploy(…)` or, with `takesModel`, of `estimator.deploy(…)`. */
export function sortDeploy(context: Context, args: readonly NamedArgument[], takesModel: boolean): DeployArguments {
  const items: DocItem[] = [];
  const forModel: NamedArgument[] = [];
  const special = new Map<string, Expression>();
  let orphans: string[] = [];
  let refused: string | undefined;
  const add = (name: string, argument: NamedArgument): void => {
    const above = [...orphans, ...argument.above];
    orphans = [];
    items.push({
      ...keyword(name, source(argument.value)),
      ...(above.length > 0 ? { above } : {}),
      ...(argument.after ? { after: argument.after } : {}),
    });
  };
  const skip = ({ above, after }: NamedArgument): void => {
    orphans.push(...above, ...(after ? [after] : []));
  };
  const component = componentOf(context, args);
  for (const argument of args) {
    const { name, value } = argument;
    const target = component?.[name] ?? DEPLOY_PARAMETERS[name];
    if (takesModel && CREATE_MODEL_KEYWORDS.has(name)) {
      forModel.push(name === 'vpc_config_override' ? { ...argument, name: 'vpc_config' } : argument);
    } else if (!target && !takesModel && IGNORED.has(name)) {
      skip(argument);
    } else if (!target) {
      refused ??= `V3's deploy() would ignore ${name}= without a word; take it out or put its meaning elsewhere first.`;
    } else if (target.kind === 'refuse') {
      if (!target.unless.includes(context.source(value))) refused ??= target.why;
      skip(argument);
    } else if (isNone(value)) skip(argument);
    else if (target.kind === 'keep') add(name, argument);
    else if (target.kind === 'inference') {
      add('inference_config', argument);
      special.set(name, value);
    } else {
      special.set(name, value);
      skip(argument);
    }
  }
  const type = special.get('instance_type');
  const known = type && knownString(context, type);
  if (known === 'local' || known === 'local_gpu') {
    refused ??=
      'Local deployment has no counterpart for this: V3 needs ModelBuilder(mode=Mode.LOCAL_CONTAINER, model_server=...) and deploy_local().';
  }
  const last = items.at(-1);
  if (last && orphans.length > 0) items[items.length - 1] = { ...last, above: [...(last.above ?? []), ...orphans] };
  return {
    items,
    refused,
    instanceType: type,
    serverless: special.get('serverless_inference_config'),
    tags: special.get('tags'),
    modelName: special.get('model_name'),
    acceptEula: special.get('accept_eula'),
    forModel,
  };
}

/** Where V3 wants the parameters of an inference component; undefined for an endpoint that hosts a model. */
function componentOf(
  context: Context,
  args: readonly NamedArgument[],
): Readonly<Record<string, DeployParameter>> | undefined {
  const given = new Map(args.filter((one) => !isNone(one.value)).map((one) => [one.name, one.value]));
  const type = given.get('endpoint_type');
  const isComponent = type && /(^|\.)EndpointType\.INFERENCE_COMPONENT_BASED$/.test(context.source(unwrap(type)));
  // V3 fails without a name, after it has created the endpoint.
  const isWhole =
    given.has('resources') && given.has('inference_component_name') && given.has('initial_instance_count');
  return isComponent && isWhole ? COMPONENT_PARAMETERS : undefined;
}

/** Tags as the list of `{"Key", "Value"}` that V3 insists on. */
export function tagsDoc(context: Context, builder: RewriteBuilder, node: Expression): Doc {
  const value = unwrap(node);
  const { quote } = context.style(node.host.text);
  const text = (word: string): string => quoted(word, quote);
  if (value.kind === 'dict') {
    const pairs = value.items.flatMap((item) => (item.key ? [{ key: item.key, value: item.value }] : []));
    const docs = pairs.map(
      (pair): Doc => ({
        kind: 'group',
        head: undefined,
        open: '{',
        close: '}',
        items: [
          { label: `${text('Key')}: `, value: source(pair.key) },
          { label: `${text('Value')}: `, value: source(pair.value) },
        ],
        spread: false,
      }),
    );
    if (pairs.length === value.items.length) return listDoc(docs);
  }
  const known = context.valueOf(value);
  if (atomsOf(known, 'dict').length === 1 && isSimple(value)) {
    const pair = `{${text('Key')}: key, ${text('Value')}: value}`;
    return joined(code(`[${pair} for key, value in `), source(value), code('.items()]'));
  }
  if (value.kind !== 'sequence' && atomsOf(known, 'sequence').length === 0) {
    builder.note(`${context.source(value)} must be a list of {"Key", "Value"}: V3 takes no mapping for tags.`);
  }
  return source(value);
}

/** `receiver.method(items)`. */
export function methodCall(receiver: Doc, method: string, items: readonly DocItem[], spread: boolean): Doc {
  return callDoc(joined(receiver, code(`.${method}`)), items, spread && items.length > 1);
}
