/** Prints a Python file with its findings as caret comments, then the migrated text: `npx tsx scripts/annotate.ts FILE`. */
import { readFileSync } from 'node:fs';
import { loadEngine } from '../server/src/load-engine';
import { writeCarets } from '../test/support/annotate';

/** The target style that a line `# style: core` asks for. */
function styleOf(text: string): { style?: 'core' } {
  return /^# style: core$/m.test(text) ? { style: 'core' } : {};
}

async function main(): Promise<void> {
  const engine = await loadEngine();
  for (const path of process.argv.slice(2)) {
    const text = readFileSync(path, 'utf8');
    const analysis = engine.analyse([{ id: path, text }], styleOf(text));
    console.log(writeCarets(text, analysis));
    for (const finding of analysis.findings)
      console.log(`${finding.code} ${finding.fix.grade}: ${finding.message} | ${finding.fix.note}`);
    const result = engine.migrate([{ id: path, text }], styleOf(text));
    console.log(`${'-'.repeat(60)}\n${result.texts[0]}${'-'.repeat(60)}`);
    const { found, rewritten, review, marked, suppressed, left, failures } = result;
    console.log(JSON.stringify({ found, rewritten, review, marked, suppressed, left, failures }));
    const again = engine.migrate([{ id: path, text: result.texts[0] ?? '' }], styleOf(text));
    if (again.texts[0] !== result.texts[0]) console.log(`NOT STABLE:\n${again.texts[0]}`);
  }
}

void main();
