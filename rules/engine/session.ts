import { allChecks } from '../checks/all-checks';
import type { Problem } from '../checks/check';
import { Context } from '../checks/context';
import type { Statement } from '../python/ast';
import { evaluateProgram } from '../python/evaluator';
import type { Facts, ImportFact } from '../python/facts';
import { Relevance } from '../python/relevance';
import type { PythonSource } from '../python/source';
import type { Availability } from '../sdk/availability';
import type { RelocationTable } from '../sdk/relocation';
import type { SdkKnowledge } from '../sdk/sdk-knowledge';
import { hasV2Builder } from '../sdk/serve-dialect';
import type { EngineOptions, RuleFailure } from './api';
import { collectProblems } from './collect';
import { type DirectiveComment, readDirectives } from './comments';
import { type Contracts, keepContracts } from './contracts';
import { type IdleSuppression, idleSuppressions } from './idle-suppressions';
import { importProblems } from './imports';
import { factsOf, type Linkage, linkedBy, ownOnly } from './linkage';
import type { ModuleTable } from './module-table';
import { findPinSites, type PinSite } from './pin-sites';
import { pinProblems } from './pins';
import { resolve } from './resolve';
import { isSpokenFor, silencersOf } from './suppression';

/** What all analyses share. */
export interface Tables {
  readonly knowledge: SdkKnowledge;
  readonly relocations: RelocationTable;
  readonly availability: Availability;
}

/** One analysed program, before it is turned into findings or edits. */
export interface Examined {
  /** Of the first program; places and texts are the same in all of them. */
  readonly context: Context;
  /** One per program: names mean something within one program only. */
  readonly contexts: readonly Context[];
  readonly linkage: Linkage;
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

/**
 * The package as a word, or a service or package that begins with it. In paths (`opt/sagemaker/x`), ARNs and longer names
 * (`amazon-sagemaker-examples`, `sagemaker_inference`) the word stands for nothing that V3 changed, but for the
 * repository that pip installs from, and for archives of releases.
 */
const MENTION =
  /(?<![\w/-])sagemaker(?:(?![\w/:-])|[-_](?:v3|core|train|serve|mlops|runtime|featurestore|edge|geospatial|metrics|a2i|python-sdk))|\b(?:git\+|pip)[^\n]*\baws\/sagemaker-python-sdk\b|\bsagemaker-\d+\.\d/;

/** A text without the word holds nothing for us; saying so must cost nothing. */
export function mentionsSageMaker(text: string): boolean {
  return text.includes('sagemaker') && MENTION.test(text);
}

/** One program by itself, named like its first text. */
export function alone(sources: readonly PythonSource[], table?: ModuleTable): Linkage {
  return { ids: [sources[0]?.id ?? ''], programOf: sources.map(() => 0), table };
}

/** Evaluates the programs and runs all checks on them. */
export function examine(
  sources: readonly PythonSource[],
  tables: Tables,
  options: EngineOptions,
  linkage: Linkage = alone(sources),
  relevance?: Relevance,
): Examined {
  const texts = sources.map((source) => source.text);
  const statements = sources.map((source) => source.statements());
  const knowledge = hasV2Builder(texts) ? tables.knowledge.withV2Builder : tables.knowledge;
  const target = tables.availability.at(options.target);
  const relocations = tables.relocations.at(target);
  linkage.table?.begin();
  const facts = evaluateProgram(
    statements,
    knowledge,
    relevance ?? relevanceOf(statements, tables, linkage),
    linkedBy(linkage),
  );
  const look = (avoid: readonly ReadonlySet<string>[]): Examined => {
    const contexts = linkage.ids.map((_, program) => {
      const own = factsOf(facts, program, linkage.programOf);
      const isOwn = (text: number): boolean => linkage.programOf[text] === program;
      const has = (path: string): boolean | undefined => linkage.table?.source.has?.(linkage.ids[program] ?? '', path);
      return new Context(
        own,
        texts,
        knowledge,
        relocations,
        HANDLED,
        options,
        avoid[program],
        target,
        facts,
        isOwn,
        has,
      );
    });
    return examineFacts(sources, contexts, linkage, facts);
  };
  const examined = look([]);
  const taken = clashes(examined);
  return taken.some((names) => names.size > 0) ? look(taken) : examined;
}

/** Programs that import each other are evaluated as a whole: a name of no interest in one may be so in the other. */
function relevanceOf(
  statements: readonly (readonly Statement[])[],
  { knowledge }: Tables,
  linkage: Linkage,
): Relevance {
  const { ids, table } = linkage;
  return ids.length > 1
    ? Relevance.everything()
    : Relevance.of(statements, knowledge, table?.ownNames(ids[0] ?? '', []));
}

/** By program, names that rewrites import although a V2 import of the same name has to stay. */
function clashes({ problems, importOf, pinned, linkage }: Examined): Set<string>[] {
  return linkage.ids.map((_, program) => {
    const isOwn = (text: number): boolean => linkage.programOf[text] === program;
    const staying = new Set([...pinned].flatMap((fact) => (isOwn(fact.statement.text) ? [fact.local] : [])));
    for (const [problem, fact] of importOf) {
      if (problem.fix.grade === 'withheld' && isOwn(fact.statement.text)) staying.add(fact.local);
    }
    const wanted = problems.flatMap(({ fix }) =>
      fix.grade === 'withheld' ? [] : fix.needs.flatMap((need) => (isOwn(need.at.text) ? [need.local] : [])),
    );
    return new Set(wanted.filter((local) => staying.has(local)));
  });
}

/** What files outside of the programs take from them. */
function contractsOf(facts: Facts, { ids, table }: Linkage): Contracts {
  const exported = ids.flatMap((id, program) =>
    (table?.source.importers?.(id) ?? []).flatMap((importer) => {
      if (ids.includes(importer.id)) return [];
      const { names, value } = facts.exportsOf(program);
      return [...(importer.names ?? names())].flatMap((name) => {
        const found = value(name);
        return found ? [{ name, importer, value: facts.reachableFrom(found) }] : [];
      });
    }),
  );
  return { facts, fileOf: (text) => table?.idOf(text), exported };
}

function examineFacts(
  sources: readonly PythonSource[],
  contexts: readonly Context[],
  linkage: Linkage,
  facts: Facts,
): Examined {
  const context = contexts[0] as Context;
  const { texts } = context;
  const statements = facts.texts;
  const id = (text: number): string => sources[text]?.id ?? '';
  const { problems, failures } = collectProblems(contexts, facts, id, (found) =>
    keepContracts(found, contractsOf(facts, linkage)),
  );
  const directives = texts.map((text, index) => readDirectives(text, statements[index] ?? []));
  const found = problems.filter(
    (problem) => !isSpokenFor(problem, context.textOf(problem.node.host), directives[problem.node.host.text] ?? []),
  );
  const isSilenced = (problem: Problem): boolean =>
    silencersOf(problem, texts, ownOnly(directives, problem.node.host.text, linkage)).length > 0;
  const suppressed = found.filter(isSilenced);
  const silencedRoots = new Set(suppressed.flatMap((problem) => problem.roots ?? []));
  const open = found
    .filter((problem) => !suppressed.includes(problem))
    .map((problem): Problem => {
      if (problem.fix.grade === 'withheld' || !problem.roots?.some((root) => silencedRoots.has(root))) return problem;
      const note = 'It belongs to code that a comment tells this tool to leave alone.';
      return { ...problem, fix: { grade: 'withheld', note } };
    });
  const { edits, needs } = resolve(open, () => true);
  const imports = contexts.flatMap((one) =>
    importProblems(
      one,
      edits.filter(one.isOwn),
      needs.filter(({ at }) => one.isOwn(at)),
    ),
  );
  const importOf = new Map(imports.map(({ problem, fact }) => [problem, fact]));
  const importList = imports.map(({ problem }) => problem);
  const sites = findPinSites(texts, statements);
  const pins = contexts.flatMap((one) =>
    pinProblems(
      sites.filter(({ host }) => one.isOwn(host)),
      one,
      {
        problems: [...open, ...importList].filter(({ node }) => one.isOwn(node.host)),
        isSilenced: [...suppressed, ...importList.filter(isSilenced)].some(({ node }) => one.isOwn(node.host)),
        needs: needs.filter(({ at }) => one.isOwn(at)),
      },
    ),
  );
  // A statement read by guessing, or a rule that broke down, may have kept back what a comment is there for.
  const isSure = failures.length === 0 && !statements.some((list) => list.some(({ broken }) => broken));
  return {
    context,
    contexts,
    linkage,
    problems: [...[...importList, ...pins].filter((problem) => !isSilenced(problem)), ...open],
    suppressed: [...[...importList, ...pins].filter(isSilenced), ...suppressed],
    sites,
    importOf,
    pinned: new Set(imports.filter(({ problem }) => isSilenced(problem)).map(({ fact }) => fact)),
    directives,
    idle: isSure ? contexts.flatMap((one) => idleIn(one, [...problems, ...importList, ...pins], directives)) : [],
    failures,
  };
}

/** The suppressions of one program speak of its own problems only. */
function idleIn(
  context: Context,
  problems: readonly Problem[],
  directives: readonly (readonly DirectiveComment[])[],
): IdleSuppression[] {
  return idleSuppressions(
    problems.filter(({ node }) => context.isOwn(node.host)),
    context.texts,
    directives.map((list, text) => (context.isOwn({ text }) ? list : [])),
  );
}
