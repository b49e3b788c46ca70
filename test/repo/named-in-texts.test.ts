import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { allEntries } from '../../rules/catalog';
import { parityEntries } from '../../rules/catalog/parity';
import { type Inventory, resolveSymbol } from '../../rules/catalog/sdk/lookup';
import v2 from '../../rules/catalog/sdk/signatures.json';
import availability from '../../rules/catalog/sdk/v3-availability.json';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';

const ROOT = resolve(__dirname, '..', '..');
const v3 = JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk/v3-names.json'), 'utf8')) as Inventory;
const knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3);

/** What notes, messages and pages say of V3: a note that names what does not exist sends its reader nowhere. */
describe('names in texts', () => {
  const files = globSync(['rules/**/*.ts', 'README.md', 'docs/*.md', '!docs/coverage.md'], { cwd: ROOT }).sort();

  it('would be noticed when invented', () => {
    const text = 'Use sagemaker.train.Estimator, or TrainingJob.fetch(name=...) and TrainingJob.get(training_job=...).';
    expect(invented(text)).toEqual([
      'sagemaker.train.Estimator',
      'TrainingJob.fetch',
      'TrainingJob.get(training_job=)',
    ]);
    expect(invented('ModelTrainer(image_uri=...) and Endpoint(name=n)')).toEqual([
      'ModelTrainer(image_uri=)',
      'Endpoint(name=)',
    ]);
  });

  it.each(files)('%s', (file) => {
    expect(invented(readFileSync(join(ROOT, file), 'utf8')).filter((name) => !SAID_TO_BE_WRONG.has(name))).toEqual([]);
  });
});

describe('releases in entries', () => {
  const minors = new Set(availability.releases.map((release) => release.split('.').slice(0, 2).join('.')));
  const number = (minor: string): number => Number(minor.split('.')[1]);
  const ranges = [
    ...allEntries.map(({ code, since, until }) => [code, since, until] as const),
    ...parityEntries.map(({ id, since, fixedIn }) => [`#${id}`, since, fixedIn] as const),
  ];

  it.each(ranges)('%s: from %s to %s', (_name, since, until) => {
    expect(minors).toContain(since);
    if (until === undefined) return;
    expect(minors).toContain(until);
    expect(number(until)).toBeGreaterThan(number(since));
  });
});

/** What examples of wrong code show, and what a link to the source calls a private method. */
const SAID_TO_BE_WRONG = new Set([
  'ModelTrainer(image_uri=)',
  'TrainingJob.get(sagemaker_session=)',
  'HyperparameterTuner._train_with_model_trainer',
]);

/** Classes by their last name, in both SDKs. */
const classes = new Map<string, string[]>();
for (const inventory of [v3, v2 as unknown as Inventory]) {
  for (const [module, { c = {} }] of Object.entries(inventory.modules)) {
    for (const name of Object.keys(c)) classes.set(name, [...(classes.get(name) ?? []), `${module}.${name}`]);
  }
}

/** What a text names as of the SDK that neither SDK has: dotted names, methods, and keywords of calls. */
function invented(text: string): string[] {
  const wrong: string[] = [];
  for (const [whole] of text.matchAll(
    /\bsagemaker\.(?:core|train|mlops|serve)(?:\.[A-Za-z_]\w*)+(?![\w*{$]|\.[*{$])/g,
  )) {
    if (!exists(whole)) wrong.push(whole);
  }
  for (const [, cls = '', method = '', args = ''] of text.matchAll(/(?<![\w.])([A-Z]\w+)\.([a-z_]\w*)\(([^()]*)/g)) {
    const owners = classes.get(cls) ?? [];
    if (owners.length === 0) continue;
    const found = owners.flatMap((owner) => knowledge.methodParameters(owner, method) ?? []);
    const has = owners.some(
      (owner) => knowledge.methodOwner(owner, method) !== undefined || knowledge.hasAttribute(owner, method),
    );
    if (!has) wrong.push(`${cls}.${method}`);
    else wrong.push(...unknownKeywords(args, found).map((keyword) => `${cls}.${method}(${keyword}=)`));
  }
  for (const [, cls = '', args = ''] of text.matchAll(/(?<![\w.])([A-Z]\w+)\(([a-z_]\w*=[^()]*)/g)) {
    const params = (classes.get(cls) ?? []).flatMap((owner) => knowledge.parameters(owner) ?? ['**']);
    if (params.length > 0) wrong.push(...unknownKeywords(args, params).map((keyword) => `${cls}(${keyword}=)`));
  }
  return wrong;
}

function unknownKeywords(args: string, params: readonly string[]): string[] {
  if (params.length === 0 || params.some((one) => one.startsWith('**'))) return [];
  const known = new Set(params.map((one) => one.replace(/^\*+|[=?]$/g, '')));
  return [...args.matchAll(/(?:^|,\s*)([a-z_]\w*)=(?!=)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !known.has(name));
}

function exists(name: string): boolean {
  const parts = name.split('.');
  for (let end = parts.length; end > 1; end -= 1) {
    const path = parts.slice(0, end).join('.');
    const found = [v3, v2 as unknown as Inventory]
      .map((one) => resolveSymbol(one, path))
      .find(({ kind }) => kind !== undefined);
    if (!found) continue;
    const [member] = parts.slice(end);
    if (member === undefined) return true;
    if (found.kind !== 'class') return false;
    return knowledge.methodOwner(found.name, member) !== undefined || knowledge.hasAttribute(found.name, member);
  }
  return false;
}
