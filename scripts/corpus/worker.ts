import { loadEngine } from '../../server/src/load-engine';
import { parserFloor } from '../bench/parser-floor';
import { type Examined, examine } from './examine';
import { readPrograms, type Unreadable } from './programs';

/** One answer of a worker process: the programs of a file examined, or a file that holds none. */
export type Answer = { readonly examined: readonly Examined[] } | { readonly unreadable: Unreadable };

/** Serves one path at a time until the parent disconnects. */
async function serve(): Promise<void> {
  const engine = await loadEngine();
  const parser = await parserFloor();
  process.on('message', async (path: string) => {
    const programs = await readPrograms(path);
    const answer: Answer =
      'reason' in programs
        ? { unreadable: programs }
        : { examined: programs.map((program) => examine(engine, parser, program)) };
    process.send?.(answer);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

void serve();
