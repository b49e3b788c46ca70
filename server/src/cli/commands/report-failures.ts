import type { RuleFailure } from '../../../../rules/engine/api';
import type { Terminal } from '../output/terminal';

/** Names each rule that broke down on a file; all its other findings are there. */
export function reportFailures(path: string, failures: readonly RuleFailure[], terminal: Terminal): void {
  for (const { rule, message } of failures) {
    terminal.report({ path, text: `rule ${rule} failed: ${message.split('\n')[0]}`, fatal: true });
  }
}
