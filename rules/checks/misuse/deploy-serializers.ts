import { V3 } from '../../catalog/mappings/misuse';
import { code, joined, source } from '../../edits/doc';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Check, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, isSimple } from '../expressions';
import { removeArguments, standsAlone } from './call-edits';
import { calleeOf, keywordOf } from './program-facts';

/** Finds a serializer or deserializer that `ModelBuilder.deploy` takes and drops. */
export const deploySerializers: Check = {
  name: 'deploy-serializers',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (callee?.name !== `${V3.builder}.deploy`) return [];
    const given = ['serializer', 'deserializer'].flatMap((name) => keywordOf(fact.call, name) ?? []);
    const [first] = given.filter((argument) => !isNone(argument.value));
    if (!first?.keyword) return [];
    return [
      {
        code: 'SM943',
        node: first.keyword,
        v2: `${V3.builder}.deploy(${first.keyword.id}=)`,
        v3: `${V3.endpoint}.${first.keyword.id}`,
        fix: assigned(fact, given, context),
        partial: callee.partial,
      },
    ];
  },
};

function assigned(fact: CallFact, given: readonly Argument[], context: Context): Rewrite | Refusal {
  const { body } = fact.call.host;
  const [target] = body.kind === 'assign' && body.value === fact.call ? body.targets : [];
  if (!target || !isSimple(target) || !standsAlone(context, fact.call.host)) {
    return {
      grade: 'withheld',
      note: 'Assign the serializer and the deserializer to the endpoint that deploy() returns.',
    };
  }
  const builder = context.rewrite();
  removeArguments(context, builder, fact.call, given);
  const lines = given
    .filter((argument) => !isNone(argument.value))
    .map((argument) => joined(code(`${context.source(target)}.${argument.keyword?.id} = `), source(argument.value)));
  return builder.insertAfter(fact.call.host, lines).done('Assign to the Endpoint');
}
