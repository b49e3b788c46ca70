import { loadEngine } from '../../server/src/load-engine';
import { parserFloor } from '../bench/parser-floor';
import { type Examined, examine } from './examine';
import { readProgram, type Unreadable } from './programs';

/** One answer of a worker process: a program examined, or a file that holds none. */
export type Answer = { readonly examined: Examined } | { readonly unreadable: Unreadable };

/** Serves one path at a time until the parent disconnects. */
async function serve(): Promise<void> {
  const engine = await loadEngine();
  const parser = await parserFloor();
  process.on('message', async (path: string) => {
    const program = await readProgram(path);
    const answer: Answer =
      'reason' in program ? { unreadable: program } : { examined: examine(engine, parser, program) };
    process.send?.(answer);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

void serve();
