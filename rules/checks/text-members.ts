import { CLASS_SUCCESSORS } from '../catalog/mappings/successors';
import type { CallFact } from '../python/facts';
import { type InstanceAtom, stringOf } from '../python/values';
import { lastPart, publicName } from '../sdk/names';
import type { Check } from './check';
import type { Context } from './context';

/** Builtins that take an object and the name of one of its members. */
const BY_NAME = /^builtins\.(?:getattr|hasattr|setattr|delattr)$/;

/**
 * Finds members of V2 objects that a text names, `getattr(estimator, "fit")`: where V3's object has none of that name, a default
 * or a `hasattr` would hide it.
 */
export const textMembers: Check = {
  name: 'text-members',
  call(fact, context) {
    const name = isByName(fact) ? fact.args[1] && stringOf(fact.args[1].value) : undefined;
    const [object, member] = fact.args;
    if (name === undefined || name.startsWith('_') || !object || !member) return [];
    const gone = object.value.atoms.flatMap((atom) =>
      atom.type === 'instance' && isGone(atom, name, context) ? [atom] : [],
    );
    const [first] = gone;
    if (!first) return [];
    const successor = successorOf(first.cls, context);
    const shown = `${publicName(first.cls)}.${name}`;
    const there = successor ? `${lastPart(successor)} of V3 has no ${name}` : 'V3 has no such object';
    return [
      {
        code: 'SM109',
        node: member.argument.value,
        v2: shown,
        message: `This text names ${shown}; ${there}`,
        fix: {
          grade: 'withheld',
          note: `A text is not rewritten: ${there}; name what takes its place.`,
        },
      },
    ];
  },
};

function isByName({ callee }: CallFact): boolean {
  const [atom] = callee.atoms;
  return atom?.type === 'external' && BY_NAME.test(atom.name);
}

/** True for a member of a V2 object that the object in its place does not have; what nobody has is the program's own. */
function isGone({ cls }: InstanceAtom, name: string, context: Context): boolean {
  const { knowledge } = context;
  if (knowledge.isV3(cls) || !cls.startsWith('sagemaker.')) return false;
  const has = (owner: string): boolean =>
    knowledge.methodOwner(owner, name) !== undefined || knowledge.hasAttribute(owner, name);
  const successor = successorOf(cls, context);
  return has(cls) && !(successor && has(successor));
}

/** The class of V3 whose objects take the place of a V2 class's; undefined where none do. */
function successorOf(cls: string, { knowledge, relocations }: Context): string | undefined {
  const answer = relocations.symbol(cls);
  if (answer?.relation === 'moved') return knowledge.resolve(`${answer.module}.${answer.name}`)?.name;
  const base = Object.keys(CLASS_SUCCESSORS).find((one) => one === cls || knowledge.isSubclass(cls, one));
  const successor = base && CLASS_SUCCESSORS[base];
  return successor && knowledge.resolve(successor)?.name;
}
