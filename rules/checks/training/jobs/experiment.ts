import { SHAPES } from '../../../catalog/mappings/training-job';
import { callDoc, type Doc, keyword, source } from '../../../edits/doc';
import type { Call, Dict, Expression } from '../../../python/ast';
import { lookUps } from '../../arguments';
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
  const entries = display.kind === 'dict' ? written(display) : lookedUp(context, node);
  if (!entries) return WHY;
  const items = entries.flatMap(([key, value]) => (FIELDS[key] ? [keyword(FIELDS[key], value)] : []));
  if (items.length < entries.length) return WHY;
  const isSpread = display.kind === 'dict' && context.source(display).includes('\n');
  return callDoc(builder.import(SHAPES, 'ExperimentConfig', at), items, isSpread);
}

const WHY = 'experiment_config= is not written out: pass ExperimentConfig(...) of sagemaker.core.shapes.';

type Entry = readonly [key: string, value: Doc];

function written(display: Dict): Entry[] | undefined {
  const entries = display.items.flatMap(({ key, value }): Entry[] =>
    key?.kind === 'text' ? [[key.value, source(value)]] : [],
  );
  return entries.length === display.items.length ? entries : undefined;
}

function lookedUp(context: Context, node: Expression): Entry[] | undefined {
  return lookUps(context, node)?.map(({ name, shown }) => [name, shown ?? source(node)]);
}
