import type { Need, Problem } from '../checks/check';
import type { Context } from '../checks/context';
import type { Edit } from '../edits/edit';
import type { Statement } from '../python/ast';
import type { ImportFact } from '../python/facts';
import { missingMessage, publicName } from '../sdk/names';
import { planDefinitions } from './definitions';
import { type Decision, decide, type ImportPlan, isV2Import } from './import-decisions';
import { isImported, isModuleImported, planText } from './import-lines';
import { Remains } from './import-references';

/** Plans the import lines that follow from the chosen edits: redirected, removed, added, merged. */
export function planImports(
  context: Context,
  edits: readonly Edit[],
  needs: readonly Need[],
  plan: ImportPlan,
): Edit[] {
  const decisions = new Map<ImportFact, Decision>();
  const remains = new Remains(edits, needs);
  for (const fact of context.facts.imports) decisions.set(fact, decide(context, fact, remains, plan));
  const result: Edit[] = [];
  const placed = needs.map((need) => atHome(context, decisions, need));
  // A name imported in an earlier text (cell) serves the later ones.
  const planned = new Set<string>();
  for (let text = 0; text < context.texts.length; text += 1) {
    const here = placed.filter((need) => need.at.text === text);
    const lines = planText(context, text, decisions, here, planned, remains);
    result.push(...lines, ...planDefinitions(context, text, here, planned, lines));
  }
  return result;
}

/** The need as one of the cell that has the notebook's imports, when its own cell has none of the SDK's. */
function atHome(context: Context, decisions: ReadonlyMap<ImportFact, Decision>, need: Need): Need {
  if (need.at.text === 0) return need;
  const homes = context.facts.imports.filter(
    ({ statement, dual, nested }) =>
      context.isOwn(statement) && statement.text <= need.at.text && !statement.parent && !dual && !nested,
  );
  if (homes.length === 0 || homes.some(({ statement }) => statement.text === need.at.text)) return need;
  if (need.name === '' && isModuleImported(context, need)) return need;
  if (need.name !== '' && isImported(context, decisions, need, need.at.start)) return need;
  const isOfSdk = (fact: ImportFact): boolean => fact.written.startsWith('sagemaker');
  const changed = homes.filter((fact) => isOfSdk(fact) && decisions.get(fact)?.kind !== 'keep');
  const home = changed.at(-1) ?? homes.filter(isOfSdk).at(-1) ?? homes.at(-1);
  if (!home) return need;
  const { text } = home.statement;
  const end = context.texts[text]?.length ?? 0;
  return { ...need, at: { ...need.at, text, start: end } };
}

/** Imports of V2 symbols as problems; whether one can go depends on what becomes of its uses. */
export function importProblems(
  context: Context,
  edits: readonly Edit[],
  needs: readonly Need[],
): { problem: Problem; fact: ImportFact }[] {
  const remains = new Remains(edits, needs);
  return context.facts.imports.flatMap((fact) => {
    const canonical = 'name' in fact.atom ? fact.atom.name : '';
    if (fact.dual || !isV2Import(context, fact) || fact.written === 'sagemaker') return [];
    const node = fact.imported?.name ?? moduleNode(fact.statement);
    if (!node) return [];
    const decision = decide(context, fact, remains, { all: true, selected: new Set() });
    const shown = fact.star ? `${fact.written}.*` : publicName(fact.written);
    const answer = context.relocations.symbol(canonical);
    const base = { node, v2: shown, roots: [] };
    if (decision.kind === 'redirect') {
      const v3 = `${decision.module}.${decision.name}`;
      const problem: Problem = {
        ...base,
        code: 'SM101',
        v3,
        message: `${shown} moved in V3: import ${decision.name} from ${decision.module}`,
        fix: {
          grade: 'safe',
          title: `Import ${decision.name} from ${decision.module}`,
          note: '',
          edits: [],
          needs: [],
        },
      };
      return [{ problem, fact }];
    }
    const v3 = answer?.module ? { v3: answer.module } : {};
    const isUnknown =
      fact.atom.type === 'missing' &&
      !context.isHandled(canonical) &&
      context.knowledge.resolve(fact.written)?.kind === 'missing';
    const message = isUnknown ? missingMessage(shown) : `${shown} is gone in V3: the import fails`;
    const code = isUnknown ? 'SM106' : fact.star ? 'SM107' : 'SM105';
    if (decision.kind === 'remove') {
      const title = `Remove the import of ${shown}`;
      return [
        {
          problem: { ...base, ...v3, code, message, fix: { grade: 'safe', title, note: '', edits: [], needs: [] } },
          fact,
        },
      ];
    }
    const note =
      answer && 'since' in answer && answer.since
        ? answer.note
        : 'This import fails under V3 and is still used below; remove it when the marked uses are gone.';
    return [{ problem: { ...base, ...v3, code, message, fix: { grade: 'withheld', note } }, fact }];
  });
}

function moduleNode(statement: Statement): Problem['node'] | undefined {
  return statement.body.kind === 'import-from' ? statement.body.moduleName : undefined;
}
