/** Derives the names that V3 has in `sagemaker.serve`, which V2 has too: `npm run sdk:tables` runs it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inventory } from '../rules/catalog/sdk/lookup';

const SDK = join(__dirname, '..', 'rules', 'catalog', 'sdk');
const SHARED = /^sagemaker\.serve(?:\.|$)/;

function main(): void {
  const { modules } = JSON.parse(readFileSync(join(SDK, 'v3-names.json'), 'utf8')) as Inventory;
  const names = Object.entries(modules)
    .filter(([module]) => SHARED.test(module))
    .map(([module, { c, f, r, n }]) => [
      module,
      [...new Set([c, f, r].flatMap((part) => Object.keys(part ?? {})).concat(n ?? []))].sort(),
    ]);
  writeFileSync(join(SDK, 'v3-shared.json'), `${JSON.stringify(Object.fromEntries(names))}\n`);
}

main();
