import type { Need, Problem } from '../checks/check';
import type { Context } from '../checks/context';
import { judge, type PinFix, type PinOptions, type PinProblem } from '../dependencies/judge';
import { packageOf } from '../dependencies/packages';
import type { Statement } from '../python/ast';
import type { PinChoice } from './api';
import type { PinSite } from './pin-sites';

/** What a program says of the SDK besides what it installs. */
export interface ProgramState {
  /** Problems of its code, imports included. */
  readonly problems: readonly Problem[];
  /** True when a comment silences some of them. */
  readonly isSilenced: boolean;
  readonly needs: readonly Need[];
}

/** The problems of what a program installs, judged by what its own imports need. */
export function pinProblems(sites: readonly PinSite[], context: Context, state: ProgramState): Problem[] {
  if (sites.length === 0) return [];
  const options = optionsFor(context, state);
  return sites.flatMap((site) => {
    const pin = judge(site.requirement, options);
    return pin ? [toProblem(pin, site, context.options.pins)] : [];
  });
}

function optionsFor(context: Context, { problems, isSilenced, needs }: ProgramState): PinOptions {
  const { target } = context.options;
  const modules = [
    ...context.facts.imports.map(({ written }) => written),
    ...needs.map(({ module }) => module),
    ...problems.flatMap(({ v3 }) => v3 ?? []),
  ];
  const known = [...new Set(modules.flatMap((module) => packageOf(module) ?? []))];
  const code = problems.filter(({ code }) => !/^SM[09]/.test(code));
  const isStuck = isSilenced || code.some(({ fix }) => fix.grade === 'withheld' && !fix.quiet);
  const programs = isStuck ? undefined : code.length > 0 ? 'settled' : known.length > 0 ? 'v3' : undefined;
  return {
    ...(target !== undefined && { target }),
    ...(programs !== undefined && { programs }),
    ...(!isStuck && known.length > 0 && { needs: known }),
  };
}

function toProblem(pin: PinProblem, { host, requirement }: PinSite, choice: PinChoice | undefined): Problem {
  const { code, severity, message, v2, v3, fixes, refusal } = pin;
  const fix = choose(pin, choice);
  const node = new PinNode(host, requirement.span.start - host.start, requirement.span.end - host.start);
  return {
    code,
    severity,
    message,
    node,
    v2,
    ...(v3 !== undefined && { v3 }),
    fix:
      fix && !host.broken
        ? {
            grade: fix.grade,
            title: fix.title,
            note: fix.note,
            edits: fix.edits.map(({ start, end, text }) => ({ text: host.text, start, end, pieces: [text] })),
            needs: [],
          }
        : refusal
          ? { grade: 'withheld', note: refusal }
          : { grade: 'withheld', note: 'It stays on V2 for now.', quiet: true },
    pins: fixes.flatMap(({ kind, title }) => (kind === fix?.kind ? [] : [{ choice: kind, title }])),
  };
}

/** The fix of the wanted kind; the first one when any will do and nothing speaks against it. */
export function choose({ fixes, refusal }: PinProblem, choice: PinChoice | undefined): PinFix | undefined {
  if (choice === undefined) return refusal ? undefined : fixes[0];
  return fixes.find(({ kind }) => kind === choice) ?? (choice === 'smallest' ? fixes[0] : undefined);
}

/** A place that follows its statement. */
class PinNode {
  constructor(
    readonly host: Statement,
    private readonly s: number,
    private readonly e: number,
  ) {}
  get start(): number {
    return this.host.start + this.s;
  }
  get end(): number {
    return this.host.start + this.e;
  }
}
