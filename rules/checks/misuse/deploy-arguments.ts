import { V3 } from '../../catalog/mappings/misuse';
import { code, type Doc, joined, listDoc, source } from '../../edits/doc';
import type { Argument, Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { isBelow } from '../../sdk/versions';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isSimple, unwrap } from '../expressions';
import { addKeyword, removeArguments, standsAlone } from './call-edits';
import { argumentsOf, calleeOf, keywordOf, madeAs, makingOf } from './program-facts';

const DEPLOY = `${V3.builder}.deploy`;

/** Finds arguments of `ModelBuilder.deploy` that fail, or that V3 silently takes for something else. */
export const deployArguments: Check = {
  name: 'deploy-arguments',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name !== DEPLOY) return [];
    const found = [
      positions(fact, context),
      ignoredType(fact, callee.made, context),
      update(fact, context),
      ignoredCount(fact, callee.made, context),
      timeout(fact, callee.made, context),
      tags(fact, context),
    ];
    return found.flatMap((problem) => (problem ? [{ ...problem, partial: callee.partial }] : []));
  },
};

/** Order of V2's `Model.deploy`. */
const V2_ORDER = ['initial_instance_count', 'instance_type'];

function positions(fact: CallFact, context: Context): Problem | undefined {
  const given = fact.call.args.filter(({ form }) => form === 'positional');
  const [first] = given;
  if (!first || exactly(context.valueOf(first.value), 'literal')?.of !== 'int') return undefined;
  const builder = context.rewrite();
  given.forEach((argument, index) => {
    builder.replace(argument, joined(code(`${V2_ORDER[index]}=`), source(argument)));
  });
  const isKnown = given.length <= V2_ORDER.length && !V2_ORDER.some((name) => keywordOf(fact.call, name));
  return {
    code: 'SM929',
    node: first,
    v2: DEPLOY,
    v3: `${DEPLOY}(initial_instance_count=)`,
    fix: isKnown ? builder.done('Use keywords') : withheld('Pass the arguments of deploy() by keyword.'),
  };
}

function withheld(note: string): Refusal {
  return { grade: 'withheld', note };
}

function ignoredType(fact: CallFact, made: Expression | undefined, context: Context): Problem | undefined {
  const argument = keywordOf(fact.call, 'instance_type');
  if (!argument?.keyword || !isBelow(context.options.target, '3.23')) return undefined;
  return {
    code: 'SM914',
    node: argument.keyword,
    v2: `${DEPLOY}(instance_type=)`,
    v3: `${V3.builder}(instance_type=)`,
    fix: onBuilder(fact, argument, made, context),
  };
}

function onBuilder(
  fact: CallFact,
  argument: Argument,
  made: Expression | undefined,
  context: Context,
): Rewrite | Refusal {
  const rewrite = context.rewrite();
  removeArguments(context, rewrite, fact.call, [argument]);
  const making = makingOf(context, made);
  const given = making?.args.get('instance_type');
  const text = context.source(argument.value);
  if (given && context.source(given.value) === text) return rewrite.done('Leave it to the ModelBuilder');
  const { callee, host } = fact.call;
  if (making && !given && unwrap(argument.value).kind === 'text') {
    addKeyword(context, rewrite, making.fact.call, 'instance_type', source(argument.value));
  } else if (callee.kind === 'attribute' && isSimple(callee.object) && standsAlone(context, host)) {
    rewrite.insertBefore(host, [`${context.source(callee.object)}.instance_type = ${text}`]);
  } else {
    return withheld('Set instance_type= on the ModelBuilder; deploy() ignores it before 3.23.');
  }
  return rewrite.done('Set instance_type on the ModelBuilder');
}

function update(fact: CallFact, context: Context): Problem | undefined {
  const argument = keywordOf(fact.call, 'update_endpoint');
  if (!argument?.keyword || exactly(context.valueOf(argument.value), 'literal')?.value !== true) return undefined;
  return {
    code: 'SM926',
    node: argument.keyword,
    v2: `${DEPLOY}(update_endpoint=)`,
    v3: 'sagemaker.core.resources.Endpoint.update',
    fix: withheld('create a new EndpointConfig, set endpoint_config_name to it and call update()'),
  };
}

function ignoredCount(fact: CallFact, made: Expression | undefined, context: Context): Problem | undefined {
  const args = argumentsOf(context, fact);
  const compute = makingOf(context, made)?.args.get('compute');
  if (!args || !compute || args.has('initial_instance_count') || args.has('inference_config')) return undefined;
  const making = ['sagemaker.core.training.configs.Compute', 'sagemaker.serve.configs.Compute'].flatMap(
    (cls) => madeAs(context, compute.value, cls) ?? [],
  );
  const count = making[0] && keywordOf(making[0], 'instance_count');
  if (!count || exactly(context.valueOf(count.value), 'literal')?.value === 1) return undefined;
  const builder = context.rewrite();
  addKeyword(context, builder, fact.call, 'initial_instance_count', code(context.source(count.value)));
  const { callee } = fact.call;
  return {
    code: 'SM938',
    node: callee.kind === 'attribute' ? callee.name : callee,
    v2: `${V3.builder}(compute=)`,
    v3: `${DEPLOY}(initial_instance_count=)`,
    fix: isSimple(count.value)
      ? builder.done('Pass initial_instance_count=')
      : withheld('Pass initial_instance_count= to deploy(); the count of the compute is ignored.'),
  };
}

function timeout(fact: CallFact, made: Expression | undefined, context: Context): Problem | undefined {
  const argument = keywordOf(fact.call, 'container_timeout_in_seconds');
  const to = 'container_startup_health_check_timeout';
  const mode = makingOf(context, made)?.args.get('mode');
  const isLocal = mode && !context.source(mode.value).endsWith('.SAGEMAKER_ENDPOINT');
  if (!argument?.keyword || isLocal || !made || keywordOf(fact.call, to)) return undefined;
  return {
    code: 'SM939',
    node: argument.keyword,
    v2: `${DEPLOY}(container_timeout_in_seconds=)`,
    v3: `${DEPLOY}(${to}=)`,
    fix: context
      .rewrite()
      .note('The container now gets this much time to start; check that the value suits it.')
      .replace(argument.keyword, to)
      .done(`Rename to ${to}=`),
  };
}

function tags(fact: CallFact, context: Context): Problem | undefined {
  const argument = keywordOf(fact.call, 'tags');
  if (!argument || !exactly(context.valueOf(argument.value), 'dict')) return undefined;
  const doc = tagList(argument.value, context);
  return {
    code: 'SM941',
    node: argument.value,
    v2: `${DEPLOY}(tags=)`,
    fix: doc
      ? context.rewrite().replace(argument.value, doc).done('Rewrite as a list')
      : withheld('Write the tags as a list of {"Key": ..., "Value": ...} dicts.'),
  };
}

/** `[{"Key": …, "Value": …}]` of a mapping. */
function tagList(node: Expression, context: Context): Doc | undefined {
  const { quote } = context.style(node.host.text);
  const [key, value] = [`${quote}Key${quote}: `, `${quote}Value${quote}: `];
  const display = unwrap(node);
  if (display.kind !== 'dict') {
    const isFree = !context.usesIdentifier('key') && !context.usesIdentifier('value');
    return isSimple(node) && isFree
      ? code(`[{${key}key, ${value}value} for key, value in ${context.source(node)}.items()]`)
      : undefined;
  }
  const items = display.items.map(
    (item): Doc | undefined =>
      item.key && joined(code(`{${key}`), source(item.key), code(`, ${value}`), source(item.value), code('}')),
  );
  return items.every((item) => item !== undefined) ? listDoc(items) : undefined;
}
