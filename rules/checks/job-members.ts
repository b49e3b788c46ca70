import { areaCode } from '../catalog/area-codes';
import { JOB_MEMBERS, OUTPUT_MEMBERS } from '../catalog/mappings/job-members';
import type { Attribute, Expression } from '../python/ast';
import type { Value } from '../python/values';
import { lastPart, publicName } from '../sdk/names';
import type { Check, Problem, Refusal, Rewrite } from './check';
import type { Context } from './context';

/** Finds members of processing jobs and monitoring executions that the resources of V3 call otherwise. */
export const jobMembers: Check = {
  name: 'job-members',
  attribute(node, { owner }, context) {
    const cls = jobClass(owner);
    if (cls === undefined) return [];
    const name = node.name.id;
    const isV3 = comesFromV3(node.object, cls, context);
    const read = name === 'output' || name === 'outputs' ? outputRead(node, context) : undefined;
    const member = Object.hasOwn(JOB_MEMBERS[cls] ?? {}, name) ? JOB_MEMBERS[cls]?.[name] : undefined;
    if (!member && !read) return [];
    const to = member?.to ?? name;
    const problem: Omit<Problem, 'fix'> = {
      code: areaCode(cls, 'changed'),
      node: read ? read.node.name : node.name,
      v2: `${publicName(cls)}.${name}${read ? `.${read.node.name.id}` : ''}`,
      message: read
        ? `An output has no ${read.node.name.id} in V3: it is ${read.to}`
        : `${lastPart(cls)} of V3 has no ${name}${member?.to ? `: it is ${to}` : ''}`,
      partial: owner.open,
    };
    return [{ ...problem, fix: member?.note || !isV3 ? refusal(member?.note, to) : rewrite(node, to, read, context) }];
  },
};

function refusal(note: string | undefined, to: string): Refusal {
  return { grade: 'withheld', note: note ?? `The job is a resource in V3: read ${to} of it.` };
}

function rewrite(node: Attribute, to: string, read: OutputRead | undefined, context: Context): Rewrite {
  const builder = context.rewrite();
  if (to !== node.name.id) builder.replace(node.name, to);
  if (read) builder.replace(read.node.name, read.to);
  else if (node.name.id === 'outputs') {
    builder.note('An output has s3_output.s3_uri and s3_output.local_path instead of destination and source.');
  }
  return builder.done(`Use ${read ? read.to : to}`);
}

interface OutputRead {
  readonly node: Attribute;
  readonly to: string;
}

/** The field that is read off `output` or off one of `outputs` right there. */
function outputRead(node: Attribute, context: Context): OutputRead | undefined {
  const parent = context.parentOf(node);
  const one =
    node.name.id === 'output' ? node : parent?.kind === 'subscript' && parent.object === node ? parent : undefined;
  const field = one && context.parentOf(one);
  if (field?.kind !== 'attribute' || !Object.hasOwn(OUTPUT_MEMBERS, field.name.id)) return undefined;
  return { node: field, to: OUTPUT_MEMBERS[field.name.id] ?? '' };
}

/** The class, where the value is of one only; subclasses have members of their own. */
function jobClass({ atoms }: Value): string | undefined {
  const [first] = atoms;
  if (first?.type !== 'instance' || !Object.hasOwn(JOB_MEMBERS, first.cls)) return undefined;
  return atoms.every((atom) => atom.type === 'instance' && atom.cls === first.cls) ? first.cls : undefined;
}

/** True when the migrated program surely has V3's object there: what gives it is moved as it is. */
function comesFromV3(object: Expression, cls: string, context: Context): boolean {
  if (!cls.endsWith('.ProcessingJob')) return true;
  const owner = object.kind === 'attribute' ? context.valueOf(object.object) : undefined;
  return (
    owner !== undefined &&
    owner.atoms.length > 0 &&
    owner.atoms.every((atom) => atom.type === 'instance' && context.relocations.symbol(atom.cls)?.relation === 'moved')
  );
}
