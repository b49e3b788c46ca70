import { MISPLACED } from '../../catalog/mappings/misuse';
import { lastPart, modulePart } from '../../sdk/names';
import type { Check } from '../check';

/** Finds imports of V3 names from a V3 module that does not have them, and takes them from the one that does. */
export const misplacedImports: Check = {
  name: 'misplaced-imports',
  imported(fact, context) {
    const { imported, written } = fact;
    if (!imported || fact.dual || fact.statement.body.kind !== 'import-from') return [];
    const name = lastPart(written);
    const row = MISPLACED.find((one) => one.module === modulePart(written) && one.names.includes(name));
    if (!row) return [];
    const title = `Import ${name} from ${row.to}`;
    const isExample = name === 'Mode' || row.code !== 'SM937';
    return [
      {
        code: row.code,
        node: imported.name,
        v2: written,
        v3: `${row.to}.${name}`,
        ...(isExample
          ? {}
          : { message: `\`${row.module}\` does not export \`${name}\`; import it from \`${row.to}\`` }),
        fix: context.rewrite().redirect(fact, row.to, name).done(title),
      },
    ];
  },
};
