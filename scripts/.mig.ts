import { readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from '/work/main/server/src/load-engine';
async function main() {
  const engine = await loadEngine();
  for (const p of process.argv.slice(2)) {
    const r = engine.migrate([{ id: p, text: readFileSync(p, 'utf8') }]);
    writeFileSync(p.replace('.v2.py', '.v3.py').replace(/^.*\//, '/tmp/tun/'), r.texts[0] ?? '');
  }
}
void main();
