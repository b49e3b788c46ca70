import { availableParallelism } from 'node:os';
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import { ProjectLoader } from '../project/project-loader';
import { reportFormats } from '../report/migration-report';
import { type CheckFlags, check, checkFormats } from './commands/check';
import { explain } from './commands/explain';
import { type MigrateFlags, migrate, migrateFormats, pinModes } from './commands/migrate';
import { type ReportFlags, report } from './commands/report';
import { rules } from './commands/rules';
import { inferenceStyle, severityOverride, targetStyle, targetVersion, threadCount } from './engine-options';
import { ExitCode } from './exit-code';
import type { EngineSource } from './lazy-engine';
import type { Terminal } from './output/terminal';

const exitCodes = `
Exit codes:
  0  nothing to do
  1  findings remain (with --diff, which writes nothing: findings are there)
  2  something could not be done; standard error says what`;

/** Parses the arguments and runs the command they name. */
export async function runProgram(args: readonly string[], terminal: Terminal, engine: EngineSource): Promise<ExitCode> {
  let code: ExitCode = ExitCode.clean;
  const projects = new ProjectLoader();
  const program = new Command('sagemaker-v3')
    .description('Finds Amazon SageMaker Python SDK V2 code, explains what breaks under V3 and rewrites it.')
    .version(version)
    .addHelpText('after', exitCodes)
    .exitOverride()
    .showHelpAfterError('(run "sagemaker-v3 --help" for what is possible)');

  inspecting(program.command('check'), terminal)
    .description('report V2 code in files and folders')
    .addOption(new Option('--format <format>', 'how to print findings').choices(checkFormats).default('text'))
    .option('--baseline <file>', 'report only what this file does not know')
    .option('--update-baseline', 'write what is found to the baseline')
    .action(async (paths: string[], flags: CheckFlags) => {
      code = await check(paths, flags, terminal, engine, projects);
    });

  inspecting(program.command('migrate'), terminal)
    .description('rewrite V2 code to V3; prints a diff unless told otherwise')
    .option('--diff', 'print a unified diff and write nothing (the default, but not for -)')
    .option('--write', 'change the files in place')
    .option('--sibling', 'write name_v3.py or name-v3.ipynb beside each file that changes')
    .option('--overwrite', 'with --sibling: replace files that stand there already')
    .option('--stdout', 'print the new text of one file (the default for -)')
    .option('--safe-only', 'leave alone what needs a look afterwards, with all of the same object')
    .addOption(
      new Option('--pins <what>', 'move pins to V3 with the code, or hold open ones below 3 and change nothing else')
        .choices(pinModes)
        .default('move'),
    )
    .addOption(new Option('--format <format>', 'how to print the outcome').choices(migrateFormats).default('text'))
    .action(async (paths: string[], flags: MigrateFlags) => {
      code = await migrate(paths, flags, terminal, engine, projects);
    });

  inspecting(program.command('report'), terminal)
    .description('write what is left of V2 as a report for people')
    .addOption(
      new Option('--format <format>', 'default: by the name of the output, else markdown').choices(reportFormats),
    )
    .option('--output <file>', 'write the report to this file instead of printing it')
    .option('--history <file>', 'draw the burn-down from this file, and add this run to it')
    .action(async (paths: string[], flags: ReportFlags) => {
      code = await report(paths, flags, terminal, engine, projects);
    });

  program
    .command('explain')
    .description('print the page of a code, such as SM201, or what became of a name of SDK V2')
    .argument('<code or name>')
    .action(async (wanted: string) => {
      code = await explain(wanted, terminal);
    });

  program
    .command('rules')
    .description('list all codes')
    .action(() => {
      code = rules(terminal);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? ExitCode.clean : ExitCode.error;
  }
  return code;
}

/** What the commands that look at files have in common. */
function inspecting(command: Command, terminal: Terminal): Command {
  return command
    .argument('[paths...]', 'files, folders, or - for standard input', ['.'])
    .option(
      '--target <version>',
      'V3 version to migrate to; that of the nearest pin when absent',
      targetVersion(terminal.tell.bind(terminal)),
    )
    .option('--verbose', 'say where the target version comes from')
    .option('--severity <CODE=level>', 'report a code or code prefix differently; repeatable', severityOverride)
    .option('--inference-style <style>', 'encode at the endpoint: serializers, or at each call: bytes', inferenceStyle)
    .option(
      '--style <style>',
      'training becomes ModelTrainer: trainer, or resources of sagemaker-core: core',
      targetStyle,
    )
    .option('--jobs <number>', 'threads to work on; default: one per core', threadCount, availableParallelism())
    .option('--force-exclude', 'leave out what pyproject.toml excludes even where it is named');
}
