import type { CommandContext } from './context';

/** Reveals the output channel. */
export const showOutput =
  ({ output }: CommandContext) =>
  () =>
    output.show();
