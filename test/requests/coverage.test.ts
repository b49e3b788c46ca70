import { beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_KEYS } from '../../rules/catalog/mappings/predictor';
import { UNSUPPORTED_LAUNCHERS } from '../../rules/catalog/mappings/trainer';
import type { Inventory } from '../../rules/catalog/sdk/lookup';
import v2 from '../../rules/catalog/sdk/signatures.json';
import v3 from '../../rules/catalog/sdk/v3-names.json';
import type { Grade } from '../../rules/model/finding';
import type { Call } from '../../rules/python/ast';
import { evaluateProgram } from '../../rules/python/evaluator';
import { PythonSource } from '../../rules/python/source';
import { bindArguments } from '../../rules/sdk/bind-arguments';
import { SdkKnowledge } from '../../rules/sdk/sdk-knowledge';
import { filesBeside } from '../../scripts/requests/files-beside';
import { testEngine } from '../support/engine';
import { pythonParser } from '../support/unknown-names';
import { type OwnProgram, ownPrograms } from './own-programs';
import { LEFT_OUT, LEFT_OUT_AT_MOST, UNPROVED, WANTED } from './wanted';

const knowledge = new SdkKnowledge(v2 as unknown as Inventory, v3 as unknown as Inventory);
const GRADES: readonly Grade[] = ['safe', 'review', 'withheld'];

/** A parameter in a call of a program, and what became of the call. */
interface Use {
  readonly program: OwnProgram;
  readonly grade: Grade;
}

/** By parameter, as `callable(parameter)`; subclasses count for their bases. */
const uses = new Map<string, Use[]>();
const programs = ownPrograms();
const text = programs.map((one) => one.text).join('\n');

beforeAll(async () => {
  const parser = await pythonParser();
  const engine = await testEngine();
  for (const program of programs) {
    const source = new PythonSource(parser, 'program.py', program.text);
    const { calls } = evaluateProgram([source.statements()], knowledge);
    const { outcomes } = engine.migrate([{ id: 'program.py', text: program.text }], {}, filesBeside(program.files));
    const grades = gradesOf(
      [...calls.values()].map(({ call }) => call),
      outcomes.map(({ finding }) => ({ at: finding.place.start, grade: finding.fix.grade })),
    );
    for (const { call, callee } of calls.values()) {
      for (const atom of callee.atoms) {
        if (atom.type !== 'class' && atom.type !== 'method') continue;
        const cls = atom.type === 'class' ? atom.name : atom.self.cls;
        const params = atom.type === 'class' ? knowledge.parameters(cls) : knowledge.methodParameters(cls, atom.name);
        const bound = params && bindArguments(params, call);
        if (!bound) continue;
        for (const owner of new Set([cls, ...knowledge.orderOf(cls)])) {
          const name = atom.type === 'class' ? owner : `${owner}.${atom.name}`;
          for (const parameter of [...bound.byName.keys(), ...bound.extra.keys()]) {
            const key = `${name}(${parameter})`;
            uses.set(key, [...(uses.get(key) ?? []), { program, grade: grades.get(call) ?? 'safe' }]);
          }
        }
      }
    }
    source.dispose();
  }
});

/** The worst grade among the findings of each call, those of calls inside it left out. */
function gradesOf(
  calls: readonly Call[],
  findings: readonly { readonly at: number; readonly grade: Grade }[],
): ReadonlyMap<Call, Grade> {
  const grades = new Map<Call, Grade>();
  for (const { at, grade } of findings) {
    const around = calls.filter(({ start, end }) => start <= at && at < end);
    const [call] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
    if (!call) continue;
    const known = grades.get(call) ?? 'safe';
    grades.set(call, GRADES.indexOf(grade) > GRADES.indexOf(known) ? grade : known);
  }
  return grades;
}

function parametersOf(name: string): readonly string[] {
  const params =
    knowledge.parameters(name) ??
    knowledge.methodParameters(name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)) ??
    [];
  return params.filter((one) => !one.startsWith('*'));
}

function wantedOf({ name, also = [] }: (typeof WANTED)[number]): readonly string[] {
  return [...new Set([...parametersOf(name), ...also])].map((one) => `${name}(${one})`);
}

/** One per line, which a failing assertion prints whole. */
function lines(names: readonly string[]): string {
  return [...new Set(names)].join('\n');
}

describe('the programs of test/requests', () => {
  it.each(WANTED)('give every parameter of $name', (wanted) => {
    expect(parametersOf(wanted.name).length).toBeGreaterThan(0);
    expect(lines(wantedOf(wanted).filter((one) => !uses.has(one) && LEFT_OUT[one] === undefined))).toBe('');
  });

  it('send an equal request with every parameter that some safe rewrite maps', () => {
    const unproved = WANTED.flatMap(wantedOf).filter((one) => {
      const all = uses.get(one) ?? [];
      return (
        all.some(({ grade }) => grade === 'safe') &&
        !all.some(({ grade, program }) => grade === 'safe' && program.expected === 'equal')
      );
    });
    expect(lines(unproved.filter((one) => UNPROVED[one] === undefined))).toBe('');
    expect(lines(Object.keys(UNPROVED).filter((one) => !unproved.includes(one)))).toBe('');
  });

  it('give every key of a request that predict() hands on', () => {
    expect(
      Object.keys(REQUEST_KEYS).filter((key) => !text.includes(`"${key}": `) && LEFT_OUT[key] === undefined),
    ).toEqual([]);
  });

  it('give every launcher of a distribution', () => {
    const launchers = ['torch_distributed', 'mpi', 'pytorchddp', ...Object.keys(UNSUPPORTED_LAUNCHERS)];
    expect(lines(launchers.filter((key) => !text.includes(`"${key}": `) && LEFT_OUT[key] === undefined))).toBe('');
  });

  it('leave nothing out that some program gives', () => {
    expect(Object.keys(LEFT_OUT).filter((one) => uses.has(one))).toEqual([]);
  });

  it('leave out a bounded list', () => {
    expect(Object.keys(LEFT_OUT).length).toBeLessThanOrEqual(LEFT_OUT_AT_MOST);
  });
});
