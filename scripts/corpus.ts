// Migrates every program of a tree in memory and says what came of it: npm run corpus -- DIR… (nothing is written)
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { compareWithExpected, readExpected } from './corpus/expected-findings';
import { findPrograms } from './corpus/programs';
import { renderFamilies, renderRun, totals } from './corpus/report';
import { runCorpus } from './corpus/run';

interface Options {
  readonly json?: true;
  readonly jobs: number;
  readonly top: number;
  readonly families?: true;
  readonly expectNone?: true;
  readonly allow?: string;
}

async function corpus(places: readonly string[], options: Options): Promise<void> {
  const expected = options.allow === undefined ? [] : await readExpected(options.allow);
  const run = await runCorpus(await findPrograms(places), options.jobs);
  if (options.json) console.log(JSON.stringify({ ...totals(run), ...run }, undefined, 1));
  else console.log(options.families ? renderFamilies(run) : renderRun(run, options.top));
  if (run.examined.some(({ defects }) => defects.length > 0)) process.exitCode = 1;
  if (!options.expectNone) return;
  const { unexpected, unused } = compareWithExpected(run.examined, expected);
  for (const { code, at, v2, note } of unexpected) console.error(`UNEXPECTED ${at}: ${code} ${v2}: ${note}`);
  for (const line of unused) console.error(`UNUSED in ${options.allow}: ${line}`);
  if (unexpected.length + unused.length > 0) process.exitCode = 1;
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return number;
}

const program = new Command('corpus')
  .description('Migrates every program under the folders in memory, twice, and counts. Exits with 1 on any defect.')
  .argument('<places...>', 'folders, Python files or notebooks')
  .option('--json', 'the whole result as JSON')
  .option('--jobs <n>', 'processes', positive, availableParallelism())
  .option('--top <n>', 'how many of the commonest left-overs to show', positive, 20)
  .option('--families', 'totals and parts of the SDK only')
  .option('--expect-none', 'fail on any finding that the allow file does not explain')
  .option('--allow <file>', 'true findings: CODE PATH-END REASON per line')
  .action(corpus);
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
