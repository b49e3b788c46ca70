import { ClearWorkspace } from '../../../server/src/protocol/workspace-findings';
import { askServer } from './ask-server';
import type { CommandContext } from './context';

/** Takes back what the last check of the workspace showed. */
export const clearWorkspace = (context: CommandContext) => async () => {
  await askServer(context, ClearWorkspace.type, {});
};
