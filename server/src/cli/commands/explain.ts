import { findEntry } from '../../../../rules/catalog/index';
import { renderPage } from '../../../../rules/docs/render-page';
import { ExitCode } from '../exit-code';
import type { Terminal } from '../output/terminal';

/** Prints the page of one code, or what became of one name of SDK V2. */
export async function explain(code: string, terminal: Terminal): Promise<ExitCode> {
  const entry = findEntry(code.toUpperCase());
  if (!entry && code.includes('.')) return explainName(code, terminal);
  if (!entry) {
    terminal.tell(`error: there is no code "${code}"; "sagemaker-v3 rules" lists them`);
    return ExitCode.error;
  }
  terminal.print(`${renderPage(entry).trimEnd()}\n`);
  return ExitCode.clean;
}

async function explainName(name: string, terminal: Terminal): Promise<ExitCode> {
  const { answerOf } = await import('../../answer-of');
  const answer = answerOf(name);
  if (!answer) {
    terminal.tell(`error: SDK V2 has no public "${name}"; write it like sagemaker.s3.S3Uploader.upload`);
    return ExitCode.error;
  }
  const { message, relation, v3, code } = answer;
  terminal.print(`${message}\n\nrelation: ${relation}\n${v3 ? `V3: ${v3}\n` : ''}code: ${code}\n`);
  return ExitCode.clean;
}
