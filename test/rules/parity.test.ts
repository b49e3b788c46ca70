import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TRAINER_PARAMETERS } from '../../rules/catalog/mappings/trainer';
import { parityEntries, parityLeftOut } from '../../rules/catalog/parity';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import { parityNote } from '../../rules/checks/parity/parity';
import type { Analysis, Engine } from '../../rules/engine/api';
import { lastPart, modulePart } from '../../rules/sdk/names';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';
import { type History, inventoryAt } from '../../scripts/inventory/history';
import { testEngine } from '../support/engine';
import { parityPrograms } from '../support/parity-programs';
import { pythonParser, unknownNames } from '../support/unknown-names';

const SDK = resolve(__dirname, '..', '..', 'rules', 'catalog', 'sdk');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(SDK, file), 'utf8')) as T;
const history = read<History>('v3-history.json');
const minors = history.releases.map(({ minor }) => minor);
const newest = minors.at(-1) as string;

const GRADES = { withhold: ['withheld'], mark: ['withheld'], review: ['review'], rewrite: ['safe', 'review'] };

describe('parity with V2', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await testEngine();
  });
  const at = (text: string, target: string): Analysis => engine.analyse([{ id: 'case.py', text }], { target });
  const notesOf = ({ findings }: Analysis): string[] => findings.map(({ fix }) => fix.note);

  it('has at least 25 entries, each with its own id and program', () => {
    const ids = parityEntries.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(25);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(parityPrograms).sort()).toEqual([...ids].sort());
  });

  describe.each(parityEntries.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
    const { code, unaffected } = parityPrograms[id] ?? { code: '', unaffected: '' };
    const isNoted = entry.effect !== 'rewrite' && (entry.fixedIn !== undefined || !entry.spokenBy);
    const affected = entry.fixedIn ? (minors[minors.indexOf(entry.fixedIn) - 1] as string) : newest;

    it('has a thread and releases that exist', () => {
      expect(entry.thread).toMatch(/^https:\/\/github\.com\/aws\/sagemaker-python-sdk\/(?:issues|pull)\/\d+$/);
      expect(entry.thread.replace(/^.*\//, '')).toBe(/^\d+/.exec(id)?.[0]);
      expect(entry.evidence).toMatch(/^https:\/\/github\.com\/aws\/sagemaker-python-sdk\/(?:blob|tree)\/v3\./);
      expect(minors).toContain(entry.since);
      if (!entry.fixedIn) return;
      expect(minors.indexOf(entry.fixedIn)).toBeGreaterThan(minors.indexOf(entry.since));
    });

    it.each([...new Set([entry.since, affected])])('is told and not rewritten into at %s', (target) => {
      const { findings, failures } = at(code, target);
      expect(failures).toEqual([]);
      const told = findings.filter(
        ({ thread, fix }) => thread === entry.thread || (thread && fix.note.includes(parityNote(entry))),
      );
      expect(told.some(({ fix }) => GRADES[entry.effect].includes(fix.grade))).toBe(true);
      if (isNoted) {
        expect(told.some(({ fix }) => fix.note.includes(parityNote(entry)))).toBe(true);
      }
      const migrated = engine.migrate([{ id: 'case.py', text: code }], { target });
      expect(migrated.failures).toEqual([]);
      expect(migrated.rewritten + migrated.marked + migrated.suppressed + migrated.left).toBe(migrated.found);
      const [text = ''] = migrated.texts;
      const flat = text.replace(/\n *# */g, ' ').replace(/\s+/g, ' ');
      if (isNoted) expect(flat).toContain(parityNote(entry));
      if (entry.effect === 'withhold') expect(text).not.toMatch(/Model(?:Trainer|Builder)\(/);
      expect(engine.migrate([{ id: 'case.py', text }], { target }).texts[0]).toBe(text);
    });

    it.each(entry.fixedIn ? [...new Set([entry.fixedIn, newest])] : [])(
      'is silent at %s, where it is mended',
      (target) => {
        expect(notesOf(at(code, target)).join('\n')).not.toContain(`#${/^\d+/.exec(id)?.[0]})`);
      },
    );

    it('is silent where the code does not need it', () => {
      expect(notesOf(at(unaffected, affected)).join('\n')).not.toContain(entry.note);
      expect(at(unaffected, affected).findings.map(({ thread }) => thread)).not.toContain(entry.thread);
    });
  });

  it('says nothing of it when no target is given and the newest V3 has all', () => {
    const text = parityPrograms['5584']?.code ?? '';
    expect(engine.analyse([{ id: 'case.py', text }]).findings.every(({ thread }) => thread === undefined)).toBe(true);
  });

  it('keeps the estimator as it is together with the tuner that V3 would run wrongly', () => {
    const [text = ''] = engine.migrate([{ id: 'case.py', text: parityPrograms['5584']?.code ?? '' }], {
      target: '3.7',
    }).texts;
    expect(text).toContain('HyperparameterTuner(\n    estimator=estimator');
    expect(text).not.toContain('ModelTrainer');
  });

  it('is silenced like any other finding', () => {
    const code = parityPrograms['5442']?.code.replace('tags=TAGS,', 'tags=TAGS,  # sagemaker-v3: ignore[SM950]') ?? '';
    expect(at(code, '3.2').findings.map((finding) => finding.code)).not.toContain('SM950');
    expect(at(code, '3.2').suppressed.map((finding) => finding.code)).toEqual(['SM950']);
  });

  it('gives a reason for every thread that has no entry', () => {
    const threads = parityEntries.map(({ thread }) => Number(thread.replace(/^.*\//, '')));
    for (const { thread, why } of parityLeftOut) {
      expect(threads).not.toContain(thread);
      expect(why).not.toBe('');
    }
  });
});

describe('names in the parity catalog', () => {
  it('exist: in V2 what is matched, in the affected releases of V3 what shows it', async () => {
    const names = read<Inventory>('v3-names.json');
    const v2 = read<Inventory>('signatures.json');
    const knowledge = new SdkKnowledge(v2, names);
    const classes = Object.entries(v2.modules).flatMap(([module, { c = {} }]) =>
      Object.keys(c).map((name) => `${module}.${name}`),
    );
    const parser = await pythonParser();
    for (const { id, when, v3Names, since, fixedIn } of parityEntries) {
      for (const { call, given = [], along = [], madeBy } of when) {
        if (call.startsWith('sagemaker.core.') || call.startsWith('sagemaker.train.')) continue;
        const isMethod = /\.[a-z]\w*$/.test(call);
        const owner = madeBy?.call ?? (isMethod ? modulePart(call) : call);
        expect(classes, `${id}: ${owner}`).toContain(owner);
        if (isMethod) expect(knowledge.methodOwner(owner, lastPart(call)), `${id}: ${call}`).toBeDefined();
        const parameters = isMethod
          ? knowledge.methodParameters(owner, lastPart(call))
          : classes.flatMap((cls) =>
              cls === owner || knowledge.isSubclass(cls, owner) ? (knowledge.parameters(cls) ?? []) : [],
            );
        const known = new Set([...(parameters ?? []), ...Object.keys(TRAINER_PARAMETERS)]);
        for (const name of [...given, ...along]) expect([...known], `${id}: ${name}`).toContain(name);
      }
      const indexes = [since, fixedIn ? minors[minors.indexOf(fixedIn) - 1] : newest].map((minor) =>
        minors.indexOf(minor as string),
      );
      for (const index of new Set(indexes)) {
        const unknownIn = unknownNames(parser, inventoryAt(names, history, index));
        for (const name of v3Names) expect(unknownIn(useOf(name)), `${id} at ${minors[index]}`).toEqual([]);
      }
    }
  });
});

/** A program that uses the name: `module.Class`, `module.Class(keyword)`, `module.Class.method(keyword)`. */
function useOf(name: string): string {
  const [, path = '', keyword] = /^([^(]+)(?:\((\w+)\))?$/.exec(name) ?? [];
  const parts = path.split('.');
  const at = parts.findIndex((part) => /^[A-Z]/.test(part));
  const first = at < 0 ? parts.length - 1 : at;
  const rest = parts.slice(first);
  const args = keyword ? `${keyword}=None` : '';
  return `from ${parts.slice(0, first).join('.')} import ${rest[0]}\n${rest.join('.')}(${args})\n`;
}
