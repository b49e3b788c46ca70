import type { RuleFailure } from '../../../../rules/engine/api';
import { manifestReader } from '../../manifests/manifest-engine';
import type { Terminal } from '../output/terminal';

/** Names each rule that broke down on a file; all its other findings are there. */
export function reportFailures(path: string, failures: readonly RuleFailure[], terminal: Terminal): void {
  for (const { rule, message } of failures) {
    const [line = ''] = message.split('\n');
    terminal.report({ path, text: rule === manifestReader ? line : `rule ${rule} failed: ${line}`, fatal: true });
  }
}
