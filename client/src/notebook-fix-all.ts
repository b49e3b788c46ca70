import {
  type CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  type Command,
  type Disposable,
  languages,
  Range,
  type TextDocument,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { notebookFixAllKind } from '../../server/src/protocol/commands';
import { notebookOf } from './commands/migration-target';

const kind = CodeActionKind.Empty.append(notebookFixAllKind);

/**
 * Answers for notebooks that begin with something else than Python: on save the editor asks the first cell alone for the
 * fixes of the whole notebook, and a heading is no business of the server's.
 */
export function registerNotebookFixAll(client: LanguageClient): Disposable {
  const provider: CodeActionProvider = {
    async provideCodeActions(document, _range, context, token) {
      if (!context.only?.contains(kind) || document.languageId === 'python') return [];
      const python = firstPythonCell(document);
      const feature = client.getFeature('textDocument/codeAction').getProvider(python ?? document);
      if (!python || !feature) return [];
      const actions = await feature.provideCodeActions(python, new Range(0, 0, 0, 0), context, token);
      return Promise.all((actions ?? []).map((action) => resolved(feature, action, token)));
    },
  };
  return languages.registerCodeActionsProvider({ scheme: 'vscode-notebook-cell' }, provider, {
    providedCodeActionKinds: [kind],
  });
}

async function resolved(
  provider: CodeActionProvider,
  action: CodeAction | Command,
  token: Parameters<CodeActionProvider['provideCodeActions']>[3],
): Promise<CodeAction | Command> {
  if (typeof action.command === 'string' || !('kind' in action)) return action;
  return (await provider.resolveCodeAction?.(action, token)) ?? action;
}

function firstPythonCell({ uri }: TextDocument): TextDocument | undefined {
  const cells = notebookOf(uri)?.getCells() ?? [];
  return cells.find(({ document }) => document.languageId === 'python')?.document;
}
