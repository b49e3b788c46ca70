import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import type { Value } from '../../python/values';
import { publicName } from '../../sdk/names';
import { readArguments } from '../arguments';
import type { Check, Problem } from '../check';
import type { Context } from '../context';
import { TRAINABLE } from './estimator';
import { debuggerObjects } from './jobs/debugger';
import { jobPlan } from './jobs/job-plan';

/** Settings classes that V3 still imports (below `sagemaker.core`) but that no V3 training reads. */
const INERT: ReadonlySet<string> = new Set([
  'sagemaker.debugger.debugger.DebuggerHookConfig',
  'sagemaker.debugger.debugger.CollectionConfig',
  'sagemaker.debugger.debugger.Rule',
  'sagemaker.debugger.debugger.ProfilerRule',
  'sagemaker.debugger.profiler_config.ProfilerConfig',
  'sagemaker.huggingface.training_compiler.config.TrainingCompilerConfig',
  'sagemaker.pytorch.training_compiler.config.TrainingCompilerConfig',
  'sagemaker.tensorflow.training_compiler.config.TrainingCompilerConfig',
  'sagemaker.training_compiler.config.TrainingCompilerConfig',
]);

/** Finds Debugger, profiler and compiler settings that are made for a trainer which takes none. */
export const inertSettings: Check = {
  name: 'inert-settings',
  handles: [...INERT],
  call(fact, context) {
    const cls = inertClass(fact);
    if (!cls) return [];
    const jobs = objectsOfJobs(context).get(fact.call);
    if (jobs) return [moved(fact, cls, jobs, context)];
    if (isPartOfAnother(fact, context)) return [];
    const name = cls.slice(cls.lastIndexOf('.') + 1);
    return [
      {
        code: 'SM230',
        node: fact.call.callee.kind === 'attribute' ? fact.call.callee.name : fact.call.callee,
        v2: publicName(cls),
        message: `Nothing in V3 training reads a ${name}`,
        fix: {
          grade: 'withheld',
          note: 'ModelTrainer sends no Debugger, profiler or compiler settings: remove them, or create the job by TrainingJob.create(...) of sagemaker.core.resources.',
        },
      },
    ];
  },
};

/** V3 has the class, and what is said with it goes into the request of a job. */
function moved(fact: CallFact, cls: string, jobs: readonly Expression[], context: Context): Problem {
  const { callee } = fact.call;
  const name = cls.slice(cls.lastIndexOf('.') + 1);
  const isMethod = fact.callee.atoms.some((atom) => atom.type === 'method');
  const written = isMethod && callee.kind === 'attribute' ? callee.object : callee;
  const builder = context.rewrite();
  const local = builder.import(DEBUGGER, name, fact.call, written.kind === 'name' ? written.id : undefined);
  return {
    code: 'SM230',
    node: written.kind === 'attribute' ? written.name : written,
    v2: publicName(cls),
    v3: `${DEBUGGER}.${name}`,
    message: `${name} is in ${DEBUGGER} now, and TrainingJob.create takes what it says`,
    fix: builder.replace(written, local).done(`Take ${name} of ${DEBUGGER}`),
    roots: jobs,
  };
}

const DEBUGGER = 'sagemaker.core.debugger';

/** Settings that are given to jobs which take them, with what those hold. */
function objectsOfJobs(context: Context): ReadonlyMap<Expression, readonly Expression[]> {
  return context.memo('objects-of-jobs', context.facts, () => {
    const found = new Map<Expression, Expression[]>();
    const add = (value: Value, job: Expression): void => {
      for (const made of debuggerObjects(value)) {
        const jobs = found.get(made) ?? [];
        const fact = made.kind === 'call' ? context.facts.calls.get(made) : undefined;
        if (!fact || jobs.includes(job) || inertClass(fact) === undefined) continue;
        found.set(made, [...jobs, job]);
        for (const one of fact.args) add(one.value, job);
      }
    };
    for (const fact of context.facts.calls.values()) {
      const isJob = fact.callee.atoms.some((atom) => atom.type === 'class') && jobPlan(context, fact.call);
      if (isJob) for (const { value } of readArguments(context, fact).args) add(context.valueOf(value), fact.call);
    }
    return found;
  });
}

function inertClass(fact: CallFact): string | undefined {
  for (const atom of fact.callee.atoms) {
    // `Rule.sagemaker(…)` and `ProfilerRule.sagemaker(…)` are constructors too.
    const name =
      atom.type === 'class' ? atom.name : atom.type === 'method' && !atom.self.made ? atom.self.cls : undefined;
    if (name !== undefined && INERT.has(name)) return name;
  }
  return undefined;
}

/** Written inside an estimator it is left out with that; inside another of these it is reported there. */
function isPartOfAnother(fact: CallFact, context: Context): boolean {
  for (let node: Expression | undefined = context.parentOf(fact.call); node; node = context.parentOf(node)) {
    const outer = node.kind === 'call' ? context.facts.calls.get(node) : undefined;
    if (!outer) continue;
    if (inertClass(outer)) return true;
    if (outer.callee.atoms.some((atom) => atom.type === 'class' && TRAINABLE.has(atom.name))) return true;
  }
  return false;
}
