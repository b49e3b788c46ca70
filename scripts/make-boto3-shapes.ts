/**
 * Derives from the V3 sources what the boto3 rewrites need: which member of a request or an answer is which keyword or
 * attribute, and of what type. A member counts only if V3 writes it to the wire under the very same name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Members, MemberType } from '../rules/catalog/mappings/boto3';
import type { Inventory } from '../rules/catalog/sdk/lookup';
import { WheelCache } from './inventory/wheels';

const ROOT = join(__dirname, '..');
const CORE = '2.27.0';

/** Operations whose requests are rewritten, with the resource class whose `create` sends them. */
const CREATES: Readonly<Record<string, string>> = {
  create_training_job: 'TrainingJob',
  create_model: 'Model',
  create_endpoint_config: 'EndpointConfig',
  create_endpoint: 'Endpoint',
  create_transform_job: 'TransformJob',
  create_hyper_parameter_tuning_job: 'HyperParameterTuningJob',
};

/** Resource classes whose attributes stand for the answer of the describe operation. */
const READ = [
  'TrainingJob',
  'HyperParameterTuningJob',
  'TransformJob',
  'ProcessingJob',
  'Model',
  'EndpointConfig',
  'Endpoint',
];

const directory = join(new WheelCache(join(ROOT, '.cache')).exact('sagemaker-core', CORE).directory, 'sagemaker/core');
const resources = classesOf(readFileSync(join(directory, 'resources.py'), 'utf8'));
const shapes = classesOf(readFileSync(join(directory, 'shapes/shapes.py'), 'utf8'));
const inventory = JSON.parse(readFileSync(join(ROOT, 'rules/catalog/sdk/v3-names.json'), 'utf8')) as Inventory;

/** Class bodies by class name. */
function classesOf(source: string): Map<string, string> {
  return new Map(
    source.split(/^class /m).flatMap((part) => {
      const name = /^\w+/.exec(part)?.[0];
      return name ? [[name, part] as const] : [];
    }),
  );
}

/** The fields of a class with their annotations, in order. */
function fieldsOf(body: string): [string, string][] {
  const code = body.replace(/"""[\s\S]*?"""/g, '');
  const fields = /^[\s\S]*?(?=^ {4}(?:(?:async )?def |@)|$(?![\s\S]))/m.exec(code)?.[0] ?? code;
  return [...fields.matchAll(/^ {4}([a-z]\w*): ([\w[\], .]+?)(?: = .*)?$/gm)].map((match) => [
    match[1] as string,
    match[2] as string,
  ]);
}

/** The name that V3's serializer gives a field (`snake_to_pascal` of its `utils`). */
function wireName(field: string): string {
  if (field === 'volume_size_in_gb') return 'VolumeSizeInGB';
  // Python's str.title() also raises a letter that follows a digit.
  const title = (part: string): string =>
    part
      .toLowerCase()
      .replace(/(^|[^a-z])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
  return field.split('_').map(title).join('');
}

function typeOf(annotation: string): MemberType | undefined {
  const type = annotation.replace(/^Optional\[(.*)\]$/, '$1');
  if (type === 'StrPipeVar' || type === 'str' || type === 'Union[StrPipeVar, object]') return 'text';
  if (type === 'int' || type === 'IntPipeVar') return 'int';
  if (type === 'bool' || type === 'float') return type;
  if (type === 'datetime.datetime') return 'time';
  if (/^List\[(StrPipeVar|int)\]$/.test(type)) return 'list';
  if (/^Dict\[StrPipeVar, StrPipeVar\]$/.test(type)) return 'map';
  const shape = /^(?:List\[)?([A-Z]\w+)(\]?)$/.exec(type);
  if (shape?.[1] && shapes.has(shape[1])) return shape[2] ? `[${shape[1]}]` : `{${shape[1]}}`;
  return undefined;
}

const table: Record<'creates' | 'resources' | 'shapes', Record<string, Members>> = {
  creates: {},
  resources: {},
  shapes: {},
};

function members(fields: readonly (readonly [string, string])[]): Record<string, [string, MemberType]> {
  const result: Record<string, [string, MemberType]> = {};
  for (const [field, annotation] of fields) {
    const type = typeOf(annotation);
    if (!type) continue;
    result[wireName(field)] = [field, type];
    const shape = /^[[{](\w+)/.exec(type)?.[1];
    if (shape) addShape(shape);
  }
  return result;
}

function addShape(name: string): void {
  if (table.shapes[name]) return;
  const body = shapes.get(name) ?? '';
  table.shapes[name] = {};
  const known = inventory.modules['sagemaker.core.shapes.shapes']?.c?.[name]?.i ?? [];
  const fields = fieldsOf(body);
  for (const [field] of fields) if (!known.includes(field)) throw new Error(`${name} has no ${field}`);
  Object.assign(table.shapes[name], members(fields));
}

for (const [operation, resource] of Object.entries(CREATES)) {
  const create = /def create\(([\s\S]*?)\) -> [\s\S]*?operation_input_args = \{([\s\S]*?)\}/.exec(
    resources.get(resource) ?? '',
  );
  if (!create?.[1] || !create[2]) throw new Error(`no create in ${resource}`);
  const types = new Map(
    [
      ...create[1]
        .replace(/\[\s+/g, '[')
        .replace(/,?\s+\]/g, ']')
        .matchAll(/^ {8}(\w+): (.*?)(?: = .*)?,$/gm),
    ].map((one) => [one[1] as string, one[2] as string]),
  );
  const known = inventory.modules['sagemaker.core.resources']?.c?.[resource]?.m?.create ?? [];
  const fields: Record<string, [string, MemberType]> = {};
  for (const [, key = '', name = ''] of create[2].matchAll(/"(\w+)": (\w+),/g)) {
    if (!known.includes(name)) throw new Error(`${resource}.create has no ${name}`);
    const type = typeOf(types.get(name) ?? '');
    if (!type) continue;
    fields[key] = [name, type];
    const shape = /^[[{](\w+)/.exec(type)?.[1];
    if (shape) addShape(shape);
  }
  table.creates[operation] = fields;
}
for (const resource of READ) table.resources[resource] = members(fieldsOf(resources.get(resource) ?? ''));
table.resources.InvokeEndpointOutput = members(fieldsOf(shapes.get('InvokeEndpointOutput') ?? ''));

const sorted = Object.fromEntries(Object.entries(table.shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  join(ROOT, 'rules/catalog/mappings/boto3-shapes.json'),
  `${JSON.stringify({ ...table, shapes: sorted }).replaceAll('},"', '},\n"')}\n`,
);
