// Runs V2 programs under the real V2 SDK, their migrations under the real V3 SDK, and compares what they send to AWS:
//   npm run verify:requests -- [programs or folders…] [--files DIR] [--jobs N] [--inference-style STYLE] [--style STYLE]
//     [--report FILE] [--json FILE]
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { glob } from 'tinyglobby';
import type { InferenceStyle, TargetStyle } from '../rules/engine/api';
import { engineOptions, inferenceStyle, targetStyle } from '../server/src/cli/engine-options';
import { loadEngine } from '../server/src/load-engine';
import { totalsText, writeReport } from './requests/report';
import { verifyPrograms } from './requests/verify-program';

const root = join(__dirname, '..');
const ownPrograms = join(root, 'test', 'requests', 'programs');
const ownFiles = join(root, 'test', 'requests', 'files');

interface Flags {
  readonly files: string;
  readonly jobs: number;
  readonly inferenceStyle?: InferenceStyle;
  readonly style?: TargetStyle;
  readonly report?: string;
  readonly json?: string;
}

async function programsOf(paths: readonly string[]): Promise<string[]> {
  const sources = paths.length > 0 ? paths : [ownPrograms];
  const found = await Promise.all(
    sources.map((path) => (path.endsWith('.py') ? [path] : glob('**/*.py', { cwd: path, absolute: true }))),
  );
  return found.flat().sort();
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return number;
}

async function main(): Promise<void> {
  const command = new Command('verify:requests')
    .argument('[programs...]', 'V2 programs or folders of them; the programs of test/requests when none is given')
    .option('--files <dir>', 'folder whose content every program finds beside itself', ownFiles)
    .option('--jobs <n>', 'programs at the same time', positive, availableParallelism())
    .option(
      '--inference-style <style>',
      'how inputs and outputs are coded: serializers (default) or bytes',
      inferenceStyle,
    )
    .option('--style <style>', 'what training becomes: trainer (default) or core', targetStyle)
    .option('--report <file>', 'writes a page with the requests side by side (Markdown)')
    .option('--json <file>', 'writes the results as JSON')
    .parse();
  const flags = command.opts<Flags>();
  const paths = await programsOf(command.args);
  if (paths.length === 0) {
    console.error('error: no program found; name .py files or a folder that has some');
    process.exitCode = 2;
    return;
  }
  const programs = await Promise.all(
    paths.map(async (path) => ({
      path: relative(process.cwd(), path),
      text: await readFile(path, 'utf8'),
      files: flags.files,
    })),
  );
  const results = await verifyPrograms(await loadEngine(), programs, flags.jobs, engineOptions(flags));
  for (const { verdict, path, reasons } of results) {
    console.log([`${verdict.padEnd(9)} ${path}`, ...reasons.map((reason) => `          ${reason}`)].join('\n'));
  }
  if (flags.report) await writeFile(flags.report, writeReport(results));
  if (flags.json) await writeFile(flags.json, `${JSON.stringify(results, undefined, 1)}\n`);
  console.log(totalsText(results));
  process.exitCode = results.every(({ isAsExpected }) => isAsExpected) ? 0 : 1;
}

void main();
