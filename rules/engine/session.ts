import { allChecks } from '../checks/all-checks';
import type { Problem } from '../checks/check';
import { Context } from '../checks/context';
import { evaluateProgram } from '../python/evaluator';
import type { ImportFact } from '../python/facts';
import type { Relevance } from '../python/relevance';
import type { PythonSource } from '../python/source';
import type { RelocationTable } from '../sdk/relocation';
import type { SdkKnowledge } from '../sdk/sdk-knowledge';
import type { EngineOptions, RuleFailure } from './api';
import { collectProblems } from './collect';
import { type DirectiveComment, readDirectives } from './comments';
import { type IdleSuppression, idleSuppressions } from './idle-suppressions';
import { importProblems } from './imports';
import { findPinSites, type PinSite } from './pin-sites';
import { pinProblems } from './pins';
import { resolve } from './resolve';
import { isSpokenFor, silencersOf } from './suppression';

/** What all analyses share. */
export interface Tables {
  readonly knowledge: SdkKnowledge;
  readonly relocations: RelocationTable;
}

/** One analysed program, before it is turned into findings or edits. */
export interface Examined {
  readonly context: Context;
  readonly problems: readonly Problem[];
  readonly suppressed: readonly Problem[];
  /** What the program installs. */
  readonly sites: readonly PinSite[];
  /** The import that a problem is about, for the import planner. */
  readonly importOf: ReadonlyMap<Problem, ImportFact>;
  /** Imports that a comment tells to leave alone. */
  readonly pinned: ReadonlySet<ImportFact>;
  readonly directives: readonly (readonly DirectiveComment[])[];
  /** Parts of suppressions that silence nothing. */
  readonly idle: readonly IdleSuppression[];
  readonly failures: readonly RuleFailure[];
}

const HANDLED: ReadonlySet<string> = new Set(allChecks.flatMap((check) => check.handles ?? []));

/** A text without the word holds nothing for us; saying so must cost nothing. */
export function mentionsSageMaker(text: string): boolean {
  return text.includes('sagemaker');
}

/** Evaluates a program and runs all checks on it. */
export function examine(
  sources: readonly PythonSource[],
  tables: Tables,
  options: EngineOptions,
  relevance?: Relevance,
): Examined {
  const texts = sources.map((source) => source.text);
  const statements = sources.map((source) => source.statements());
  const { knowledge } = tables;
  const facts = evaluateProgram(statements, knowledge, relevance);
  const look = (avoid: ReadonlySet<string>): Examined =>
    examineFacts(sources, new Context(facts, texts, knowledge, tables.relocations, HANDLED, options, avoid));
  const examined = look(new Set());
  const taken = clashes(examined);
  return taken.size > 0 ? look(taken) : examined;
}

/** Names that rewrites import although a V2 import of the same name has to stay. */
function clashes({ problems, importOf, pinned }: Examined): Set<string> {
  const staying = new Set([...pinned].map((fact) => fact.local));
  for (const [problem, fact] of importOf) if (problem.fix.grade === 'withheld') staying.add(fact.local);
  const wanted = problems.flatMap(({ fix }) => (fix.grade === 'withheld' ? [] : fix.needs.map((need) => need.local)));
  return new Set(wanted.filter((local) => staying.has(local)));
}

function examineFacts(sources: readonly PythonSource[], context: Context): Examined {
  const { texts } = context;
  const statements = context.facts.texts;
  const { problems, failures } = collectProblems(context, (text) => sources[text]?.id ?? '');
  const directives = texts.map((text, index) => readDirectives(text, statements[index] ?? []));
  const found = problems.filter(
    (problem) => !isSpokenFor(problem, context.textOf(problem.node.host), directives[problem.node.host.text] ?? []),
  );
  const isSilenced = (problem: Problem): boolean => silencersOf(problem, texts, directives).length > 0;
  const suppressed = found.filter(isSilenced);
  const silencedRoots = new Set(suppressed.flatMap((problem) => problem.roots ?? []));
  const open = found
    .filter((problem) => !suppressed.includes(problem))
    .map((problem): Problem => {
      if (problem.fix.grade === 'withheld' || !problem.roots?.some((root) => silencedRoots.has(root))) return problem;
      const note = 'It belongs to code that a comment tells this tool to leave alone.';
      return { ...problem, fix: { grade: 'withheld', note, oncePerFile: true } };
    });
  const { edits, needs } = resolve(open, () => true);
  const imports = importProblems(context, edits, needs);
  const importOf = new Map(imports.map(({ problem, fact }) => [problem, fact]));
  const importList = imports.map(({ problem }) => problem);
  const sites = findPinSites(texts, statements);
  const pins = pinProblems(sites, context, {
    problems: [...open, ...importList],
    isSilenced: suppressed.length > 0 || importList.some(isSilenced),
    needs,
  });
  // A statement read by guessing, or a rule that broke down, may have kept back what a comment is there for.
  const isSure = failures.length === 0 && !statements.some((list) => list.some(({ broken }) => broken));
  return {
    context,
    problems: [...[...importList, ...pins].filter((problem) => !isSilenced(problem)), ...open],
    suppressed: [...[...importList, ...pins].filter(isSilenced), ...suppressed],
    sites,
    importOf,
    pinned: new Set(imports.filter(({ problem }) => isSilenced(problem)).map(({ fact }) => fact)),
    directives,
    idle: isSure ? idleSuppressions([...problems, ...importList, ...pins], texts, directives) : [],
    failures,
  };
}
