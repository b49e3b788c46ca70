import { code, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

/**
 * The arguments of `fit` besides its inputs, as `train` takes them; a string says what it cannot take. `isDescribed` is true
 * for a step of a pipeline.
 */
export function passedOptions(
  context: Context,
  builder: RewriteBuilder,
  args: readonly NamedArgument[],
  isDescribed: boolean,
): readonly DocItem[] | string {
  const out: DocItem[] = [];
  for (const { name, value, above, after } of args) {
    const comments = { ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) };
    if (isNone(value)) continue;
    switch (name) {
      case 'wait':
        out.push({ ...keyword('wait', source(value)), ...comments });
        break;
      case 'logs': {
        const text = context.source(value).replaceAll("'", '"');
        if (text === 'True' || text === '"All"') break;
        if (text === 'False' || text === '"None"') out.push({ ...keyword('logs', code('False')), ...comments });
        else {
          builder.note('V3 knows logs=True and logs=False only.');
          if (text !== '"Training"' && text !== '"Rules"')
            out.push({ ...keyword('logs', joined(code('bool('), source(value), code(')'))), ...comments });
        }
        break;
      }
      case 'job_name':
        // The definition of a pipeline has no job names under V2 either.
        if (isDescribed) break;
        builder.note(
          `job_name=${context.source(value)} was left out: V3 cannot set a training job's exact name; base_job_name= on ModelTrainer sets its prefix.`,
        );
        break;
      case 'accept_eula':
        // The constructor took it.
        break;
      case 'experiment_config':
        if (isDescribed) break;
        builder.note(
          'experiment_config= was left out: ModelTrainer sends none; TrainingJob.create(experiment_config=...) can.',
        );
        break;
      default:
        return `train() has nothing for ${name}=.`;
    }
  }
  return out;
}
