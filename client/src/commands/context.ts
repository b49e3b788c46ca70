import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PreviewDocuments } from '../preview-documents';

/** What the commands need from the running extension. */
export interface CommandContext {
  readonly client: LanguageClient;
  readonly output: LogOutputChannel;
  readonly previews: PreviewDocuments;
  readonly extension: ExtensionContext;
}
