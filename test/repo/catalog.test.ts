import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog';
import { renderPage } from '../../rules/docs/render-page';
import type { Engine } from '../../rules/engine/api';
import { analyseManifest, migrateManifest } from '../../rules/engine/manifest';
import { manifestKind } from '../../server/src/manifests/manifest-kind';
import { readManifest } from '../../server/src/manifests/read-manifest';
import { testEngine } from '../support/engine';

const ROOT = resolve(__dirname, '..', '..');

describe('catalog', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });

  it('has unique codes in the documented blocks, sorted', () => {
    const codes = allEntries.map((entry) => entry.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(/^SM[0-9]\d\d$/);
  });

  it('describes every code that a check can report', () => {
    const used = new Set<string>();
    for (const file of globSync(['rules/checks/**/*.ts', 'rules/engine/**/*.ts'], { cwd: ROOT })) {
      for (const match of readFileSync(join(ROOT, file), 'utf8').matchAll(/'(SM\d{3})'/g)) used.add(match[1] as string);
    }
    const known = new Set(allEntries.map((entry) => entry.code));
    expect([...used].filter((code) => !known.has(code)).sort()).toEqual([]);
  });

  it.each(allEntries.map((entry) => [entry.code, entry] as const))('%s is well formed', (_, entry) => {
    expect(entry.title.length).toBeLessThanOrEqual(100);
    expect(entry.why.trim()).not.toBe('');
    expect(entry.links.length).toBeGreaterThan(0);
    for (const link of entry.links) expect(link.url).toMatch(/^https:\/\//);
    expect(entry.since).toMatch(/^3\.\d+$/);
  });

  it.each(allEntries.map((entry) => [entry.code, entry] as const))('%s does what its example shows', (code, entry) => {
    const target = entry.until ? { target: `${entry.since}.0` } : {};
    const kind = entry.file === undefined ? undefined : manifestKind(entry.file);
    if (kind) {
      const read = (text: string) => readManifest(kind, text);
      expect(analyseManifest(entry.before, read, {}).findings.map((finding) => finding.code)).toContain(code);
      expect(migrateManifest(entry.before, read, {}).texts[0]).toBe(entry.after);
      expect(migrateManifest(entry.after, read, {}).texts[0]).toBe(entry.after);
      return;
    }
    const before = [{ id: `${code}.py`, text: entry.before }];
    const analysis = engine.analyse(before, target);
    expect(analysis.failures).toEqual([]);
    expect(analysis.findings.map((finding) => finding.code)).toContain(code);
    const result = engine.migrate(before, target);
    expect(result.texts[0]).toBe(entry.after);
    expect(engine.migrate([{ id: `${code}.py`, text: entry.after }], target).texts[0]).toBe(entry.after);
  });

  it('has an up-to-date page for every entry and no other page', () => {
    const folder = join(ROOT, 'docs', 'codes');
    const pages = existsSync(folder) ? globSync('*.md', { cwd: folder }).sort() : [];
    expect(pages).toEqual([...allEntries.map((entry) => `${entry.code}.md`), 'README.md'].sort());
    for (const entry of allEntries) {
      expect(readFileSync(join(folder, `${entry.code}.md`), 'utf8'), `npm run docs, then look at ${entry.code}`).toBe(
        renderPage(entry),
      );
    }
  });
});
