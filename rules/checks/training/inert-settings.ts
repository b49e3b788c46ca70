import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { publicName } from '../../sdk/names';
import type { Check } from '../check';
import type { Context } from '../context';
import { TRAINABLE } from './estimator';

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
    if (!cls || isPartOfAnother(fact, context)) return [];
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
