import { styleText } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Problem } from '../problem';

/** The two output streams of a run, and whether anything could not be done. */
export interface Terminal {
  /** Writes to standard output as it is, without a line end. */
  print(content: string | Uint8Array): void;
  /** Writes one line to standard error. */
  tell(line: string): void;
  /** Writes one line about a path to standard error; a fatal one makes the run end with exit code 2. */
  report(problem: Problem): void;
  /** Shows a bar while the terminal is watched by a person, and keeps other output back until it is gone. */
  startProgress(total: number): Progress;
  readonly hasError: boolean;
  /** True when standard output is a terminal. */
  readonly isWatched: boolean;
  /** Colours for standard output; plain text when it is not a terminal or `NO_COLOR` is set. */
  readonly paint: Paint;
}

export interface Progress {
  step(): void;
  stop(): void;
}

export type Colour = 'red' | 'yellow' | 'cyan' | 'green' | 'bold' | 'dim';

export type Paint = (colour: Colour, text: string) => string;

/** Fewer files are done before a bar could be read. */
const worthABar = 50;

/** A terminal over the streams of this process. */
export function processTerminal(): Terminal {
  const isWatched = process.stdout.isTTY === true;
  const isColoured = isWatched && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  const held: (() => void)[] = [];
  let isHolding = false;
  let hasError = false;

  const write = (stream: NodeJS.WriteStream, content: string | Uint8Array): void => {
    if (isHolding) held.push(() => void stream.write(content));
    else stream.write(content);
  };
  const tell = (line: string): void => write(process.stderr, `${line}\n`);

  return {
    isWatched,
    get hasError() {
      return hasError;
    },
    paint: (colour, text) => (isColoured ? styleText(colour, text) : text),
    print: (content) => write(process.stdout, content),
    tell,
    report({ path, text, fatal }) {
      hasError ||= fatal;
      tell(`${path}: ${fatal ? 'error' : 'note'}: ${text}`);
    },
    startProgress(total) {
      if (process.stderr.isTTY !== true || total < worthABar) return { step: () => {}, stop: () => {} };
      const bar = new SingleBar({ format: '{bar} {value}/{total} files', clearOnComplete: true, hideCursor: true });
      bar.start(total, 0);
      isHolding = true;
      return {
        step: () => bar.increment(),
        stop() {
          bar.stop();
          isHolding = false;
          for (const release of held.splice(0)) release();
        },
      };
    },
  };
}

/** A reader that goes away early (`… | head`) is not an error worth telling; what comes after it is dropped. */
export function ignoreBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
