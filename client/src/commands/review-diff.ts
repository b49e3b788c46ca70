import { commands, Range } from 'vscode';
import type { ReviewNode } from '../review/review-tree';
import type { ReviewView } from '../review/review-view';

/** Shows what a migration would change in a file of the review, without leaving the review. */
export const reviewDiff = (review: ReviewView) => async (argument?: unknown) => {
  const { model, documents } = review;
  const { file, finding } = nodeOf(argument);
  if (!model || !file) return;
  const [before, after] = documents.sides(model.plan.id, file);
  const line = finding && file.kind !== 'notebook' ? finding.line : undefined;
  const selection = line === undefined ? {} : { selection: new Range(line, 0, line, 0) };
  const title = `${file.name}: V2 ↔ V3`;
  await commands.executeCommand('vscode.diff', before, after, title, {
    preview: true,
    preserveFocus: true,
    ...selection,
  });
};

function nodeOf(argument: unknown): ReviewNode {
  return typeof argument === 'object' && argument !== null ? (argument as ReviewNode) : {};
}
