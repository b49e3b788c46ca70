import { areaCode } from '../catalog/area-codes';
import { memberAnswer } from '../catalog/mappings/members';
import type { Difference, Relocations } from '../catalog/relocations';
import { lastPart, publicName } from './names';
import { type Answer, RelocationTable } from './relocation';

export type Relation = 'moved' | 'moved-changed' | 'replaced' | 'removed' | 'unchanged';

/** What became of one V2 class, function, method or parameter. */
export interface SymbolAnswer {
  readonly code: string;
  readonly relation: Relation;
  readonly message: string;
  /** V3 name, or the V3 module of the nearest thing; empty when there is none. */
  readonly v3: string;
  /** Page of the code, relative to `docs/`. */
  readonly link: string;
  /** False where the answer is that of the class or function it belongs to. */
  readonly own: boolean;
}

/** Answers for all of V2, from the relocation list, the signature differences and the parameter mappings. */
export class AnswerBook {
  private readonly table: RelocationTable;

  constructor(private readonly data: Relocations) {
    this.table = new RelocationTable(data);
  }

  /**
   * The answer for a canonical V2 name: `module.Class`, `module.function`, `module.Class.method`, each with `(parameter)`
   * behind it for one of its parameters; undefined for what V2 does not have.
   */
  answerFor(symbol: string): SymbolAnswer | undefined {
    const [path = '', parameter] = symbol.replace(/\)$/, '').split('(');
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const owner = path.slice(0, end);
      const whole = this.ownerAnswer(owner);
      if (!whole) continue;
      const method = path.slice(end + 1) || undefined;
      if (method === undefined && parameter === undefined) return whole;
      return this.partAnswer(owner, whole, method, parameter);
    }
    return undefined;
  }

  private ownerAnswer(owner: string): SymbolAnswer | undefined {
    const shown = publicName(owner);
    const answer = this.table.symbol(owner);
    const isChanged = Object.hasOwn(this.data.differences, owner);
    if (!answer) {
      if (!this.table.inV3(owner) || !this.table.isKept(owner)) return undefined;
      const message = isChanged ? `${shown} stays, with other parameters or methods` : `${shown} stays where it is`;
      return made('SM102', isChanged ? 'moved-changed' : 'unchanged', message, owner, true);
    }
    if (answer.relation === 'moved') {
      const message = `${shown} moved: import ${answer.name} from ${answer.module}`;
      return made('SM101', isChanged ? 'moved-changed' : 'moved', message, `${answer.module}.${answer.name}`, true);
    }
    const relation = answer.relation === 'changed' ? 'moved-changed' : answer.relation;
    return made(areaCode(owner, answer.relation), relation, says(shown, answer), answer.module, true);
  }

  private partAnswer(
    owner: string,
    whole: SymbolAnswer,
    method: string | undefined,
    parameter: string | undefined,
  ): SymbolAnswer {
    const shown = `${publicName(owner)}${method ? `.${method}` : ''}${parameter ? `(${parameter}=)` : ''}`;
    const known = memberAnswer(owner, method, parameter);
    if (known) return made(known.code ?? whole.code, known.relation, `${shown}: ${known.message}`, known.v3, true);
    const all = Object.hasOwn(this.data.differences, owner) ? this.data.differences[owner] : undefined;
    const isCompared = all !== undefined || whole.relation === 'moved' || whole.relation === 'unchanged';
    if (!isCompared || whole.relation === 'replaced' || whole.relation === 'removed') {
      return { ...whole, message: `${shown} goes with its owner. ${whole.message}`, own: false };
    }
    const own: Difference | null | undefined = method === undefined ? all : all?.methods?.[method];
    const name = method === undefined ? whole.v3 : `${whole.v3}.${method}`;
    if (own === null)
      return made(whole.code, 'removed', `${shown}: ${lastPart(owner)} has no ${method}() in V3`, '', true);
    if (parameter !== undefined && own?.gone?.includes(parameter)) {
      return made(whole.code, 'removed', `${shown}: V3 takes no ${parameter}=`, '', true);
    }
    if (own && parameter === undefined) {
      return made(whole.code, 'moved-changed', `${shown}: ${describeDifference(own)}`, name, true);
    }
    return made(
      whole.code,
      'unchanged',
      `${shown} is the same in V3`,
      parameter ? `${name}(${parameter}=)` : name,
      true,
    );
  }
}

/** One clause on what V3 took away from a signature. */
export function describeDifference({ gone, positions }: Difference): string {
  const parts = [
    gone ? `V3 takes no ${gone.map((one) => `${one}=`).join(', ')}` : '',
    positions === 0
      ? 'V3 takes keywords only'
      : positions !== undefined
        ? `positions from ${positions + 1} on differ`
        : '',
  ];
  return parts.filter(Boolean).join('; ');
}

function says(shown: string, answer: Exclude<Answer, { readonly relation: 'moved' }>): string {
  const detail = answer.note.replace(/\s+/g, ' ').trim();
  if (answer.relation === 'removed') return `${shown} is removed in V3${detail ? `: ${detail}` : ''}`;
  const verb = answer.relation === 'changed' ? 'changed and moved to' : 'is replaced by something in';
  return `${shown} ${verb} ${answer.module}${detail ? `: ${detail}` : ''}`;
}

function made(code: string, relation: Relation, message: string, v3: string, own: boolean): SymbolAnswer {
  return { code, relation, message, v3, link: `codes/${code}.md`, own };
}
