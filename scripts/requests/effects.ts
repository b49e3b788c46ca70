import type { Effect, Json, RecordedCall } from './model';
import { withSteps } from './pipeline-steps';

const READ_ONLY = /^(Describe|List|Get|Head|Search|Simulate|BatchGet|Filter|AssumeRole)/;

/** A name that the SDK made up: a time stamp or random characters at its end. */
const GENERATED =
  /-(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}(?:-\d\d){5}-\d{3}|\d{14}|[0-9a-f]{8}|\d{10}-[0-9a-f]{4}|\d{10}|\d{6}-\d{4})\b/;

/** What names an item of a list, by preference. */
const IDENTITIES = [
  'ChannelName',
  'VariantName',
  'Key',
  'Name',
  'MetricName',
  'ContainerHostname',
  'InputName',
  'OutputName',
  'CollectionName',
  'RuleConfigurationName',
];

/** Parameters that name a resource which some request creates; references use the same key. */
const RESOURCE_NAME =
  /^(TrainingJob|HyperParameterTuningJob|Model|EndpointConfig|Endpoint|TransformJob|ProcessingJob|InferenceComponent|ModelPackageGroup|Pipeline)Name$/;

/**
 * The requests of a run that change or bill something, with what differs from run to run taken out: generated names become
 * `<TrainingJob 1>`, code archives and code folders become the same list of members.
 *
 * `program` is the V2 text: a name that stands in it is the user's and stays.
 */
export function effectsOf(calls: readonly RecordedCall[], program: string): Effect[] {
  const sent = calls.filter(({ operation, error }) => !READ_ONLY.test(operation) && error === undefined);
  const names = new Names(sent, program);
  return joinUploads(
    sent.flatMap(withSteps).map((call) => (call.service === 's3' ? upload(call, names) : request(call, names))),
  );
}

/** The printed values with generated names taken out. */
export function printedOf(
  printed: readonly (readonly Json[])[],
  calls: readonly RecordedCall[],
  program: string,
): string[] {
  const sent = calls.filter(({ operation }) => !READ_ONLY.test(operation));
  const names = new Names(sent, program);
  return printed.map((line) =>
    line.map((one) => names.inText(typeof one === 'string' ? one : JSON.stringify(one))).join(' '),
  );
}

function request({ operation, region, parameters }: RecordedCall, names: Names): Effect {
  const fields = new Map<string, string>([['region', region]]);
  flatten(operation === 'CreateModel' ? withPrimaryContainer(parameters) : parameters, '', fields, names);
  return { operation, fields };
}

/** A list of one container and a primary container are two spellings of the same model. */
function withPrimaryContainer(parameters: RecordedCall['parameters']): RecordedCall['parameters'] {
  const { Containers: containers, ...rest } = parameters;
  if (!Array.isArray(containers) || containers.length !== 1) return parameters;
  return { ...rest, PrimaryContainer: containers[0] as Json };
}

function upload({ operation, parameters, content }: RecordedCall, names: Names): Effect {
  const { Bucket: bucket, Key: key } = parameters;
  const fields = new Map<string, string>();
  if (typeof bucket === 'string') fields.set('Bucket', bucket);
  if (typeof key === 'string') fields.set('Key', names.inText(key));
  for (const one of ['SSEKMSKeyId', 'ServerSideEncryption']) {
    if (parameters[one] !== undefined) flatten(parameters[one], one, fields, names);
  }
  if (content && 'archive' in content) {
    for (const [member, text] of Object.entries(content.archive)) fields.set(`member ${member}`, text);
  } else if (content) fields.set('text', names.inText(content.text));
  return { operation: operation === 'PutObject' ? 'upload' : operation, fields };
}

/**
 * V2 uploads source code as one archive, V3 as one object per file: both become one `upload code`. The files that V3 adds to
 * drive the script become one `upload driver`.
 */
function joinUploads(effects: readonly Effect[]): Effect[] {
  const joined: Effect[] = [];
  const folders = new Map<string, Map<string, string>>();
  for (const effect of effects) {
    const key = effect.operation === 'upload' ? (effect.fields.get('Key') ?? '') : '';
    const archive = /^(.*\/)?(?:source|input\/sourcedir|code\/[0-9a-f]{64})\/sourcedir\.tar\.gz$/.exec(key);
    const file = /^(.*\/input\/(code|sm_drivers))\/(.+)$/.exec(key);
    if (archive) {
      joined.push({ operation: 'upload code', fields: withPlace(effect, archive[1] ?? '') });
    } else if (file) {
      const [, folder = '', kind, member = ''] = file;
      let fields = folders.get(folder);
      if (!fields) {
        fields = withPlace(effect, folder, kind === 'sm_drivers');
        folders.set(folder, fields);
        joined.push({ operation: kind === 'code' ? 'upload code' : 'upload driver', fields });
      }
      if (kind === 'code') fields.set(`member ${member}`, effect.fields.get('text') ?? '');
    } else joined.push(effect);
  }
  return joined;
}

function withPlace({ fields }: Effect, folder: string, isDriver = false): Map<string, string> {
  const place = new Map([['Folder', folder]]);
  for (const [name, value] of fields) {
    if (name === 'Bucket' || name.startsWith('SSE') || name.startsWith('Server')) place.set(name, value);
    if (!isDriver && name.startsWith('member ')) place.set(name, value);
  }
  return place;
}

function flatten(value: Json, path: string, into: Map<string, string>, names: Names): void {
  if (Array.isArray(value)) {
    if (value.length === 0) into.set(path, '[]');
    const isPlain = value.every((one) => one === null || typeof one !== 'object');
    if (isPlain && value.length > 0) into.set(path, names.inText(JSON.stringify(value)));
    else for (const [index, one] of value.entries()) flatten(one, `${path}[${identity(one) ?? index}]`, into, names);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0 && path !== '') into.set(path, '{}');
    for (const [key, one] of entries) flatten(one as Json, path === '' ? key : `${path}.${key}`, into, names);
  } else into.set(path, typeof value === 'string' ? names.at(path, value) : JSON.stringify(value));
}

function identity(item: Json): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const record = item as { readonly [key: string]: Json };
  for (const key of IDENTITIES) {
    const value = record[key];
    if (typeof value === 'string' && !GENERATED.test(value)) return value;
  }
  return undefined;
}

/** Replaces the names that the SDK made up. */
class Names {
  /** Generated name to the resources that bear it, such as `Model 1`. */
  private readonly known = new Map<string, Map<string, string>>();

  constructor(
    calls: readonly RecordedCall[],
    private readonly program: string,
  ) {
    const counts = new Map<string, number>();
    for (const { operation, parameters } of calls) {
      if (!operation.startsWith('Create')) continue;
      for (const [key, value] of Object.entries(parameters)) {
        const kind = RESOURCE_NAME.exec(key)?.[1];
        if (!kind || operation !== `Create${kind}` || typeof value !== 'string') continue;
        const number = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, number);
        if (this.isUsers(value)) continue;
        const kinds = this.known.get(value) ?? new Map<string, string>();
        this.known.set(value, kinds.set(kind, `<${kind} ${number}${this.base(value)}>`));
      }
    }
  }

  /** The value at a path, where the key tells which resource is meant. */
  at(path: string, value: string): string {
    const key = path.slice(path.lastIndexOf('.') + 1);
    const kind = RESOURCE_NAME.exec(key)?.[1];
    const known = this.known.get(value);
    if (kind && known) return known.get(kind) ?? '<generated>';
    return this.inText(value);
  }

  /** A text with every generated name replaced, whichever resource bears it. */
  inText(text: string): string {
    let result = text;
    for (const name of [...this.known.keys()].sort((a, b) => b.length - a.length)) {
      result = result.replaceAll(name, '<generated>');
    }
    return result.replace(new RegExp(`[\\w.-]*?${GENERATED.source}`, 'g'), (name) =>
      this.isUsers(name) ? name : '<generated>',
    );
  }

  private isUsers(name: string): boolean {
    return !GENERATED.test(name) || this.program.includes(name);
  }

  /** The part before the time stamp when the user wrote it. */
  private base(name: string): string {
    const base = name.slice(0, GENERATED.exec(name)?.index);
    const literal = base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`base_(?:job|tuning_job)_name\\s*=\\s*["']${literal}["']`).test(this.program)
      ? ` of ${base}`
      : '';
  }
}
