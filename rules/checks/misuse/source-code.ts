import { V3 } from '../../catalog/mappings/misuse';
import { code } from '../../edits/doc';
import type { Argument } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { isNone, knownString, quoted, unwrap } from '../expressions';
import { argumentsOf, calleeOf, keywordOf, madeAs, makingOf } from './program-facts';

/** Finds a `SourceCode` with an entry script, or requirements, but no directory. */
export const sourceCode: Check = {
  name: 'source-code',
  call(fact, context) {
    const given = calleeOf(fact)?.name === V3.trainer ? keywordOf(fact.call, 'source_code') : undefined;
    const made = given && madeAs(context, given.value, V3.sourceCode);
    const making = makingOf(context, made);
    const directory = making?.args.get('source_dir');
    const script = making?.args.get('entry_script') ?? making?.args.get('requirements');
    if (!making || !script?.keyword || isNone(script.value) || (directory && !isNone(directory.value))) return [];
    const problem: Problem = {
      code: 'SM931',
      node: script.keyword,
      v2: `${V3.sourceCode}(${script.keyword.id}=)`,
      v3: `${V3.sourceCode}(source_dir=)`,
      ...(script.keyword.id === 'entry_script'
        ? {}
        : { message: '`SourceCode` needs a `source_dir` next to `requirements`' }),
      fix: split(making.fact, script, directory, context),
    };
    return [problem];
  },
};

function split(fact: CallFact, script: Argument, directory: Argument | undefined, context: Context): Rewrite | Refusal {
  const path = knownString(context, script.value);
  const isLiteral = unwrap(script.value).kind === 'text';
  const others = argumentsOf(context, fact);
  const isAlone = script.keyword?.id === 'entry_script' && !directory && !others?.has('requirements');
  if (path === undefined || !isLiteral || !isAlone || path.startsWith('/') || path.includes('\\')) {
    return { grade: 'withheld', note: 'Give the directory as source_dir=, and the script by its path inside it.' };
  }
  const { quote } = context.style(script.host.text);
  const slash = path.lastIndexOf('/');
  const folder = slash === -1 ? '.' : path.slice(0, slash);
  const file = quoted(path.slice(slash + 1), quote);
  return context
    .rewrite()
    .note(
      `All of ${folder === '.' ? 'the working directory' : folder} is uploaded with the script; check what else is in it.`,
    )
    .replace(script, code(`source_dir=${quoted(folder, quote)}, entry_script=${file}`))
    .done('Split the path');
}
