import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, type Doc, keyword, source } from '../../../edits/doc';
import type { Call, Expression } from '../../../python/ast';
import type { Context } from '../../context';
import { unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';

const FIELDS: Readonly<Record<string, string>> = {
  ExperimentName: 'experiment_name',
  TrialName: 'trial_name',
  TrialComponentDisplayName: 'trial_component_display_name',
  RunName: 'run_name',
};

/** V2's `experiment_config` dict as the shape of that name; a string says why not. */
export function experimentDoc(context: Context, builder: RewriteBuilder, node: Expression, at: Call): Doc | string {
  const display = unwrap(node);
  const why = 'experiment_config= is not written out: pass ExperimentConfig(...) of sagemaker.core.shapes.';
  if (display.kind !== 'dict') return why;
  const items = display.items.flatMap(({ key, value }) => {
    const field = key?.kind === 'text' ? FIELDS[key.value] : undefined;
    return field ? [keyword(field, source(value))] : [];
  });
  if (items.length < display.items.length) return why;
  return callDoc(builder.import(SHAPES, 'ExperimentConfig', at), items, context.source(display).includes('\n'));
}
