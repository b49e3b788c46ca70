import { V3 } from '../../catalog/mappings/misuse';
import { code, joined, source } from '../../edits/doc';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly } from '../../python/values';
import { modulePart } from '../../sdk/names';
import { isBelow } from '../../sdk/versions';
import type { Check, Problem, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, knownString, unwrap } from '../expressions';
import { removeArguments } from './call-edits';
import { calleeOf, keywordOf } from './program-facts';

/** Finds resource calls that get the SageMaker session, or one session too many for an old release. */
export const resourceSessions: Check = {
  name: 'resource-sessions',
  call(fact, context) {
    const name = calleeOf(fact)?.name ?? '';
    const argument = isResource(name) ? keywordOf(fact.call, 'sagemaker_session') : undefined;
    if (!argument?.keyword) return [];
    const [cls = '', method = ''] = [modulePart(name), name.slice(name.lastIndexOf('.') + 1)];
    const shown = `${cls.slice(cls.lastIndexOf('.') + 1)}.${method}`;
    return [
      {
        code: 'SM911',
        node: argument.keyword,
        v2: `${name}(sagemaker_session=)`,
        v3: `${name}(session=)`,
        ...(cls === V3.trainingJob && method === 'get'
          ? {}
          : { message: `\`${shown}\` takes no \`sagemaker_session\`; pass its boto3 session as \`session\`` }),
        fix: botoSession(fact, argument, context),
      },
    ];
  },
  program(context) {
    return isBelow(context.options.target, '3.24') ? laterSessions(context) : [];
  },
};

function isResource(name: string): boolean {
  return name.startsWith('sagemaker.core.resources.') && name.split('.').length === 5;
}

function botoSession(fact: CallFact, argument: Argument, context: Context): Rewrite {
  const builder = context.rewrite();
  const isFree = !keywordOf(fact.call, 'session');
  if (isNone(argument.value) || !isFree || !argument.keyword) {
    removeArguments(context, builder, fact.call, [argument]);
    return builder.done('Remove sagemaker_session=');
  }
  const cls = exactly(context.valueOf(argument.value), 'instance')?.cls;
  builder.replace(argument.keyword, 'session');
  if (cls !== 'boto3.session.Session') {
    const value = unwrap(argument.value);
    const isAtomic = value.kind === 'name' || value.kind === 'attribute' || value.kind === 'call';
    const inner = isAtomic ? source(argument.value) : joined(code('('), source(argument.value), code(')'));
    builder.replace(argument.value, joined(inner, code('.boto_session')));
    if (!cls)
      builder.note(
        `Check that ${context.source(argument.value)} is a SageMaker Session; session= takes its boto3 session.`,
      );
  }
  return builder.done('Pass the boto3 session');
}

/** Calls with another session or region than the first one of the program. */
function laterSessions(context: Context): Problem[] {
  let first: unknown;
  const problems: Problem[] = [];
  for (const fact of context.facts.calls.values()) {
    const callee = calleeOf(fact);
    if (!callee || !isResource(callee.name)) continue;
    const argument = keywordOf(fact.call, 'session') ?? keywordOf(fact.call, 'region');
    if (!argument?.keyword) continue;
    const identity = identityOf(argument, context);
    first ??= identity;
    if (identity === first || identity === undefined) continue;
    problems.push({
      code: 'SM942',
      node: argument.keyword,
      v2: `${callee.name}(${argument.keyword.id}=)`,
      fix: {
        grade: 'withheld',
        note: `upgrade to 3.24 or newer, or use boto3; this ${argument.keyword.id} is ignored`,
      },
    });
  }
  return problems;
}

function identityOf(argument: Argument, context: Context): unknown {
  if (argument.keyword?.id === 'region') return knownString(context, argument.value);
  return exactly(context.valueOf(argument.value), 'instance')?.made;
}
