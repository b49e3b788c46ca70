import { readCall } from '../../edits/call-items';
import { callDoc, code, keyword, listDoc, source } from '../../edits/doc';
import type { Place } from '../../model/span';
import { type Expression, forEachStatement } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { exactly, type Value } from '../../python/values';
import { publicName } from '../../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from '../check';
import type { Context } from '../context';
import { addKeyword } from '../misuse/call-edits';

/**
 * What sends a function of the program to a job, which unpacks and runs it by the SDK that is installed there.
 * V2 names itself in the dependencies of every such job (`_ensure_sagemaker_dependency` of its `job.py`), V3 names
 * nothing and starts `sagemaker.core.remote_function.invoke_function`.
 */
const RUNNERS: ReadonlySet<string> = new Set([
  'sagemaker.remote_function.client.remote',
  'sagemaker.remote_function.client.RemoteExecutor',
  'sagemaker.workflow.function_step.step',
]);

/** Arguments beside which a command to install the SDK may not do, or may not be given. */
const OWN_ENVIRONMENT = /^(pre_execution_commands|pre_execution_script|job_conda_env|spark_config)$/;
const CONFIG_FILE = /SAGEMAKER_(USER|ADMIN)_CONFIG_OVERRIDE|SchemaVersion/;
const CONFIGURED = 'its image, or the configuration file of the SDK, brings';
const INSTALL = "python -m pip install 'sagemaker>=3,<4'";

/** Has V3 installed in the jobs of remote functions, as V2 installed itself there. */
export const remoteFunction: Check = {
  name: 'remote-function',
  call(fact, context) {
    const v2 = runnerOf(fact.callee);
    if (v2 === undefined) return [];
    const fix = fixFor(fact, context);
    return fix && fix !== 'configured' ? [problem(v2, named(fact.call.callee), fix)] : [];
  },
  program(context) {
    const found = [...bareDecorators(context), ...configuredCalls(context)];
    found.sort((left, right) => left.at.text - right.at.text || left.at.start - right.at.start);
    // What the file gives is to be looked at once, not at every function; an image of its own is another question.
    const images = new Set<string>();
    return found.flatMap(({ v2, node, image }) => {
      if (images.has(image)) return [];
      images.add(image);
      return [problem(v2, node, toSee(CONFIGURED))];
    });
  },
};

/** A use whose environment the configuration file of the SDK gives. */
interface Configured {
  readonly v2: string;
  readonly node: Problem['node'];
  readonly at: Place;
  /** The text of `image_uri=`, empty where the file gives it. */
  readonly image: string;
}

function bareDecorators(context: Context): Configured[] {
  const found: Configured[] = [];
  for (const statements of context.facts.texts) {
    forEachStatement(statements, ({ body }) => {
      for (const decorator of body.kind === 'function' ? body.decorators : []) {
        const v2 = decorator.kind === 'call' ? undefined : runnerOf(context.valueOf(decorator));
        if (v2 === undefined) continue;
        found.push({ v2, node: named(decorator), at: context.place(decorator), image: '' });
      }
    });
  }
  return found;
}

function configuredCalls(context: Context): Configured[] {
  return [...context.facts.calls.values()].flatMap((fact) => {
    const v2 = runnerOf(fact.callee);
    if (v2 === undefined || fixFor(fact, context) !== 'configured') return [];
    const image = fact.call.args.find(({ keyword }) => keyword?.id === 'image_uri');
    const node = named(fact.call.callee);
    return [{ v2, node, at: context.place(node), image: image ? context.source(image.value) : '' }];
  });
}

function named(callee: Expression): Problem['node'] {
  return callee.kind === 'attribute' ? callee.name : callee;
}

function runnerOf(value: Value): string | undefined {
  const name = exactly(value, 'function')?.name ?? exactly(value, 'class')?.name;
  return name !== undefined && RUNNERS.has(name) ? name : undefined;
}

function problem(v2: string, node: Problem['node'], fix: Rewrite | Refusal): Problem {
  const message = 'V2 installs itself in the job of a remote function; V3 has to be installed there';
  return { code: 'SM240', node, v2: publicName(v2), message, fix };
}

function fixFor({ call }: CallFact, context: Context): Rewrite | 'configured' | undefined {
  const given = new Map(call.args.map(({ keyword, value }) => [keyword?.id ?? '', value]));
  const dependencies = given.get('dependencies');
  if (dependencies) {
    const isCaptured = dependencies.kind === 'text' && dependencies.value === 'auto_capture';
    // A copy of the environment that runs this program has V3 in it.
    return isCaptured ? undefined : toSee('what dependencies= names lists', ', which V2 added to a requirements file');
  }
  if (given.has('spark_config')) {
    return toSee(
      'its image brings',
      '. V3 also installs sagemaker-feature-store-pyspark, and takes the Spark version from the pyspark that is installed here',
    );
  }
  if (context.texts.some((text) => CONFIG_FILE.test(text)) && !context.texts.some(isPlainFile)) return 'configured';
  if (call.args.some(({ keyword }) => !keyword || OWN_ENVIRONMENT.test(keyword.id))) {
    return toSee('its image, dependencies= or pre_execution_commands= brings');
  }
  const builder = context.rewrite();
  const { quote } = context.style(call.host.text);
  const command = quote === '"' ? `"${INSTALL}"` : `'${INSTALL.replaceAll("'", '"')}'`;
  const commands = listDoc([code(command)]);
  if (readCall(context.textOf(call.host), call).isMultiline) {
    addKeyword(context, builder, call, 'pre_execution_commands', commands);
  } else {
    const kept = call.args.map((argument) => ({ label: '', value: source(argument) }));
    builder.replace(call, callDoc(source(call.callee), [...kept, keyword('pre_execution_commands', commands)]));
  }
  return builder
    .tell(
      'The job runs V3 and so needs it installed; V2 named sagemaker>=2.256.0,<3.0.0 in the dependencies by itself.',
    )
    .done('Install V3 in the job');
}

/** Whether the text writes a configuration file beside which a command of the program's own does. */
function isPlainFile(text: string): boolean {
  return /^SchemaVersion:/m.test(text) && !/PreExecution|CondaEnv|SparkConfig|Dependencies:.*\.ya?ml/.test(text);
}

function toSee(what: string, more = ''): Rewrite {
  const note = `The job runs V3 and so needs it installed: check that ${what} sagemaker>=3${more}.`;
  return { grade: 'review', title: 'Accept what V3 needs', note, edits: [], needs: [] };
}
