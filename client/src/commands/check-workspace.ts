import { commands, window } from 'vscode';
import { CheckWorkspace, type CheckWorkspaceResult } from '../../../server/src/protocol/workspace-findings';
import { askWithProgress } from '../ask-with-progress';
import type { CommandContext } from './context';

/** Looks at the whole workspace, and says what was found; the server shows it. */
export const checkWorkspace = (context: CommandContext) => async () => {
  const title = 'SageMaker V3: looking for V2 code';
  const result = await askWithProgress(context, title, CheckWorkspace.type, {});
  if (!result) return;
  const { text, isProblem } = messageOf(result);
  context.output.info(text);
  const show = isProblem ? window.showWarningMessage : window.showInformationMessage;
  const choices = result.found > 0 && result.isComplete ? ['Show List'] : [];
  // Not waited for: the message may stand there for as long as it likes.
  void show(`SageMaker V3: ${text}`, ...choices).then(
    (choice) => choice && commands.executeCommand('sagemakerV3.findings.focus'),
  );
};

function messageOf({ isComplete, files, found, affected, problems, reason }: CheckWorkspaceResult): {
  text: string;
  isProblem: boolean;
} {
  if (reason !== undefined) return { text: reason, isProblem: true };
  if (!isComplete) return { text: 'the check was cancelled; what was shown before stays.', isProblem: false };
  const unread = problems.filter(({ fatal }) => fatal).length;
  const rest = unread > 0 ? `; ${unread} could not be checked, see the output` : '';
  const what = found === 0 ? 'no V2 code' : `${found} findings in ${affected} of them`;
  return { text: `${files} files checked, ${what}${rest}.`, isProblem: unread > 0 };
}
