import type { Severity } from '../model/finding';
import type { EngineOptions } from './api';

/** The severity that the options give a code; undefined when it is switched off. */
export function severityOf(code: string, normal: Severity, options: EngineOptions): Severity | undefined {
  let best = '';
  let result: Severity | 'off' = normal;
  for (const [prefix, level] of Object.entries(options.severity ?? {})) {
    if (!code.startsWith(prefix) || prefix.length < best.length) continue;
    best = prefix;
    result = level;
  }
  return result === 'off' ? undefined : result;
}
