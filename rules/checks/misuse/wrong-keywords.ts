import { KEYWORD_MISTAKES, type KeywordMistake } from '../../catalog/mappings/misuse';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { removeArguments } from './call-edits';
import { calleeOf, keywordOf } from './program-facts';

/** Finds keywords that a V3 constructor or method does not take, and renames or removes them. */
export const wrongKeywords: Check = {
  name: 'wrong-keywords',
  call(fact, context) {
    const callee = calleeOf(fact);
    if (!callee) return [];
    const problems: Problem[] = [];
    const taken = new Set<string>();
    for (const mistake of KEYWORD_MISTAKES) {
      if (mistake.on !== callee.name) continue;
      const argument = keywordOf(fact.call, mistake.keyword);
      if (!argument?.keyword) continue;
      problems.push({
        code: mistake.code,
        node: argument.keyword,
        v2: `${mistake.on}(${mistake.keyword}=)`,
        ...(mistake.to ? { v3: `${mistake.on}(${mistake.to}=)` } : {}),
        ...(mistake.message ? { message: mistake.message } : {}),
        fix: repair(mistake, argument, fact, context, taken),
        partial: callee.partial,
      });
    }
    return problems;
  },
};

function repair(
  mistake: KeywordMistake,
  argument: Argument,
  fact: CallFact,
  context: Context,
  taken: Set<string>,
): Rewrite | Refusal {
  const { keyword, to, note } = mistake;
  if (mistake.withheld) return { grade: 'withheld', note: note ?? '' };
  const builder = context.rewrite();
  if (to === undefined) {
    removeArguments(context, builder, fact.call, [argument]);
    if (note && !mistake.harmless?.includes(context.source(argument.value))) builder.note(note);
    return builder.done(`Remove ${keyword}=`);
  }
  if (taken.has(to) || keywordOf(fact.call, to)) {
    return { grade: 'withheld', note: `${to}= is given as well; remove ${keyword}=.` };
  }
  taken.add(to);
  if (argument.keyword) builder.replace(argument.keyword, to);
  if (note) builder.note(note);
  return builder.done(`Rename to ${to}=`);
}
