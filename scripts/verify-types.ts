// Asks pyright, with the real V3 packages, about programs before and after: npm run verify:types -- DIR…
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { findPrograms } from './corpus/programs';
import { migrateCopy } from './verify-types/migrate-copy';
import { commonFolder } from './verify-types/name-programs';
import { coveredShare, isSaid, renderVerification } from './verify-types/report';
import { sitePackages, siteWith } from './verify-types/site-packages';
import { verify } from './verify-types/verify';

interface Options {
  readonly json?: true;
  readonly top: string;
  readonly minCovered: string;
  readonly maxNew: string;
  readonly venv: string;
  readonly v2Venv: string;
  readonly cache: string;
  readonly keep?: true;
}

async function verifyTypes(places: readonly string[], options: Options): Promise<void> {
  const site = await sitePackages(options.venv);
  const paths = await findPrograms(places);
  const v2Site = await siteWith(options.v2Venv, 'estimator.py');
  if (v2Site === undefined) console.error(`${options.v2Venv} has no V2: errors that V2 gives as well count as new`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'sagemaker-v3-types-')));
  const progress = (line: string): void => console.error(line);
  try {
    const { programs, unreadable } = await migrateCopy(commonFolder(paths), paths, join(folder, 'copy'), progress);
    for (const { path, reason } of unreadable) console.error(`not read: ${path}: ${reason}`);
    const result = await verify(programs, site, folder, {
      cache: options.cache,
      ...(v2Site === undefined ? {} : { v2Site }),
      progress,
    });
    console.log(options.json ? JSON.stringify(result, undefined, 1) : renderVerification(result, Number(options.top)));
    const fresh = result.after.filter((error) => !isSaid(error)).length;
    const isGood = coveredShare(result.before) * 100 >= Number(options.minCovered) && fresh <= Number(options.maxNew);
    if (!isGood) {
      console.error(`Wanted: at least ${options.minCovered} % covered and at most ${options.maxNew} without a marker.`);
      process.exitCode = 1;
    }
  } finally {
    if (options.keep) console.error(`Kept: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

const program = new Command('verify-types')
  .description(
    'Runs pyright over programs as they are and migrated, and asks whether each SageMaker error is spoken of.',
  )
  .argument('<places...>', 'folders, Python files or notebooks')
  .option('--min-covered <percent>', 'errors before that a finding must cover', '99')
  .option('--max-new <n>', 'errors after without a marker', '0')
  .option('--top <n>', 'how many errors to list', '40')
  .option('--json', 'the whole result as JSON')
  .option('--venv <folder>', 'virtual environment with V3', join(__dirname, '../.cache/venv-v3'))
  .option('--v2-venv <folder>', 'virtual environment with V2', join(__dirname, '../.cache/venv-v2'))
  .option('--cache <folder>', 'where answers of the type checker are kept', join(__dirname, '../.cache/types'))
  .option('--keep', 'keep the checked copies')
  .action(verifyTypes);
program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
