import type { CodeAction, CodeActionKind, Command, Diagnostic, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { clientCommands } from '../protocol/commands';

/** What `CodeAction.data` carries from the offer to its resolution; the server keeps nothing in between. */
export interface CodeActionData {
  readonly uri: string;
  readonly version: number;
  readonly provider: string;
  /** Keys of the findings to solve. */
  readonly keys: readonly string[];
}

/** True for data of ours; an editor may hand back anything. */
export function isCodeActionData(data: unknown): data is CodeActionData {
  if (typeof data !== 'object' || data === null) return false;
  if (!('uri' in data && 'version' in data && 'provider' in data && 'keys' in data)) return false;
  const { uri, version, provider, keys } = data;
  return typeof uri === 'string' && typeof version === 'number' && typeof provider === 'string' && Array.isArray(keys);
}

/** True when a client that asked for `wanted` kinds takes `kind`; kinds are dotted hierarchies. */
export function wantsKind(wanted: readonly CodeActionKind[] | undefined, kind: CodeActionKind): boolean {
  return !wanted || wanted.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}

interface ActionParts {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly diagnostics: Diagnostic[];
  readonly isPreferred: boolean;
  readonly data: CodeActionData;
}

/** The editor's menu entry; with `edit` for clients that do not ask for it later. */
export function toCodeAction(parts: ActionParts, edit?: WorkspaceEdit): CodeAction {
  const { isPreferred, diagnostics, ...rest } = parts;
  return {
    ...rest,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(isPreferred ? { isPreferred } : {}),
    ...(edit ? { edit } : {}),
  };
}

/** The menu entry that opens the page of a code. */
export function toExplainAction(code: string, kind: CodeActionKind, diagnostics: Diagnostic[]): CodeAction {
  const title = `Explain ${code}`;
  const command: Command = { title, command: clientCommands.explain, arguments: [code] };
  return { title, kind, diagnostics, command };
}
