import { V1_NAMES } from '../catalog/mappings/dialects';
import { SERVE_BUILDER } from '../catalog/mappings/serve-builder';
import {
  attributeOf,
  classOf,
  type Inventory,
  isSubclass,
  linearise,
  methodOf,
  parametersOf,
  resolveSymbol,
} from '../catalog/sdk/lookup';
import { ATTRIBUTES, BOTO_CLIENTS, OPEN_CLASSES, PRIVATE_CLASSES, RETURNS, TREES } from '../catalog/sdk/types';
import type { Call, Expression } from '../python/ast';
import type { CalleeName, EvaluatedArgument, Knowledge, Resolved } from '../python/knowledge';
import { type Atom, exactly, only, stringOf, UNKNOWN, type Value } from '../python/values';
import { bindArguments } from './bind-arguments';
import { lastPart } from './names';
import type { RelocationTable } from './relocation';

/** Packages that V3 alone has; `sagemaker.serve` exists in both. */
const V3_PREFIX = /^sagemaker\.(core|train|mlops|ai_registry)(\.|$)|^sagemaker\.serve\.model_builder(\.|$)/;

/** What the engine knows of both SDKs and of boto3, answered from the inventories. */
export class SdkKnowledge implements Knowledge {
  private readonly resolved = new Map<string, Resolved | undefined>();
  private readonly owners = new Map<string, string | undefined>();
  private readonly orders = new Map<string, readonly string[]>();
  private readonly signatures = new Map<string, readonly string[] | undefined>();
  private readonly subclasses = new Map<string, boolean>();

  constructor(
    private readonly v2: Inventory,
    private readonly v3: Inventory,
    /** Names that the shipped inventory leaves out but the relocation table answers. */
    private readonly relocations?: RelocationTable,
    /** All names that V3 has in modules below `sagemaker.serve`. */
    private readonly shared: Readonly<Record<string, readonly string[]>> = {},
  ) {}

  private v2Builder: SdkKnowledge | undefined;

  /** The same knowledge where `sagemaker.serve.ModelBuilder`, a name of both SDKs, means V2's class. */
  get withV2Builder(): SdkKnowledge {
    if (this.v2Builder) return this.v2Builder;
    const view = Object.create(this) as SdkKnowledge;
    view.resolve = (qualified) =>
      this.resolve(qualified === 'sagemaker.serve.ModelBuilder' ? SERVE_BUILDER : qualified);
    this.v2Builder = view;
    return view;
  }

  isV3(name: string): boolean {
    return V3_PREFIX.test(name);
  }

  /** True when V3 has the same name at the same place, as parts of `sagemaker.serve` do. */
  existsInV3(name: string): boolean {
    if (this.relocations?.inV3(name) || this.isShared(name)) return true;
    return (
      name !== 'sagemaker' && cached(this.subclasses, `=${name}`, () => resolveSymbol(this.v3, name).kind !== undefined)
    );
  }

  private isShared(name: string): boolean {
    // The list has public names only: a private one of a module that V3 has is nobody's to judge.
    const hidden = name.indexOf('._');
    if (hidden !== -1) return Object.hasOwn(this.shared, name.slice(0, hidden));
    const dot = name.lastIndexOf('.');
    return (
      Object.hasOwn(this.shared, name) || (this.shared[name.slice(0, dot)]?.includes(name.slice(dot + 1)) ?? false)
    );
  }

  resolve(qualified: string): Resolved | undefined {
    if (!/^(sagemaker|sagemaker_core|boto3)(\.|$)/.test(qualified)) return undefined;
    if (this.resolved.has(qualified)) return this.resolved.get(qualified);
    const found = this.find(qualified);
    this.resolved.set(qualified, found);
    return found;
  }

  private find(qualified: string): Resolved | undefined {
    if (qualified === 'boto3.Session' || qualified === 'boto3.session.Session') {
      return { kind: 'class', name: 'boto3.session.Session' };
    }
    if (qualified.startsWith('boto3')) return undefined;
    if (qualified.startsWith('sagemaker_core')) return this.relocations?.standalone(qualified);
    const modern = Object.hasOwn(V1_NAMES, qualified) ? V1_NAMES[qualified] : undefined;
    if (modern) return this.resolve(modern);
    const isV3 = this.isV3(qualified);
    // Both SDKs have `sagemaker.serve`; a name that V3 has there too is taken for V3's, which is silent when right.
    const shared = qualified.startsWith('sagemaker.serve.') ? resolveSymbol(this.v3, qualified) : undefined;
    if (shared?.kind) return { kind: shared.kind, name: shared.name };
    const hit = resolveSymbol(isV3 ? this.v3 : this.v2, qualified);
    if (hit.kind) {
      const isFactory = hit.kind === 'constant' && Object.hasOwn(RETURNS, hit.name);
      return { kind: isFactory ? 'function' : hit.kind, name: hit.name };
    }
    if (isV3 && this.relocations?.pipelineOrigin(qualified)) return { kind: 'class', name: qualified };
    // V3 modules are not all in the shipped inventory: a path below one is taken on trust.
    if (isV3) {
      const kind = looksLikeModule(qualified) ? 'module' : qualified.endsWith('PipelineSession') ? 'class' : 'constant';
      return { kind, name: qualified };
    }
    const inV3 = resolveSymbol(this.v3, qualified);
    if (inV3.kind) return { kind: inV3.kind, name: inV3.name };
    if (this.relocations?.isModule(qualified)) return { kind: 'module', name: qualified };
    if (this.relocations?.symbol(qualified)) {
      return { kind: /^[A-Z]/.test(lastPart(qualified)) ? 'class' : 'function', name: qualified };
    }
    if (this.isShared(qualified)) {
      if (Object.hasOwn(this.shared, qualified)) return { kind: 'module', name: qualified };
      return { kind: /^[A-Z][A-Za-z]*[a-z]/.test(lastPart(qualified)) ? 'class' : 'constant', name: qualified };
    }
    return { kind: 'missing', name: qualified };
  }

  methodOwner(cls: string, name: string): string | undefined {
    const key = `${cls}.${name}`;
    if (this.owners.has(key)) return this.owners.get(key);
    const owner = this.findOwner(cls, name);
    this.owners.set(key, owner);
    return owner;
  }

  private findOwner(cls: string, name: string): string | undefined {
    if (OPEN_CLASSES.has(cls)) return name.startsWith('_') ? undefined : cls;
    const known = PRIVATE_CLASSES[cls];
    if (known) return known.includes(name) ? cls : undefined;
    if (name === '__init__') return this.inventoryOf(cls) ? cls : undefined;
    return methodOf(this.inventoryOf(cls), cls, name)?.owner;
  }

  attributeClass(cls: string, name: string): string | undefined {
    for (const owner of this.orderOf(cls)) {
      const found = ATTRIBUTES[`${owner}.${name}`];
      if (found) return found.startsWith('argument:') ? undefined : found;
      if (TREES.has(owner) && !name.startsWith('_')) return owner;
    }
    return undefined;
  }

  /** True when the class (or a base) has the attribute or property. */
  hasAttribute(cls: string, name: string): boolean {
    return (
      this.attributeClass(cls, name) !== undefined ||
      cached(this.subclasses, `${cls}.${name}`, () => attributeOf(this.inventoryOf(cls), cls, name) !== undefined)
    );
  }

  exportsOf(module: string): readonly string[] {
    const entry = (this.isV3(module) ? this.v3 : this.v2).modules[module];
    if (!entry) return this.relocations?.namesIn(module) ?? [];
    const names = [entry.c, entry.f, entry.r].flatMap((part) => Object.keys(part ?? {}));
    return [...names, ...this.loadedWith(module)].filter((name) => !name.startsWith('_'));
  }

  /** Modules of V2 that are there once the package is imported, for which its star import binds them too. */
  private loadedWith(module: string): string[] {
    if (module !== 'sagemaker') return [];
    const known = Object.keys(this.v2.modules).filter((name) => name.startsWith('sagemaker.'));
    return [...new Set(known.map((name) => name.split('.')[1] as string))].filter((name) => !NOT_LOADED.has(name));
  }

  isSubclass(cls: string, base: string): boolean {
    return (
      cls === base || cached(this.subclasses, `${cls}<${base}`, () => isSubclass(this.inventoryOf(cls), cls, base))
    );
  }

  /** Constructor or function parameters in order; undefined when not known. */
  parameters(symbol: string): readonly string[] | undefined {
    return cached(this.signatures, symbol, () => parametersOf(this.inventoryOf(symbol), symbol));
  }

  /** Parameters of a method, the receiver left out; undefined when not known. */
  methodParameters(cls: string, name: string): readonly string[] | undefined {
    return cached(this.signatures, `${cls}.${name}()`, () => methodOf(this.inventoryOf(cls), cls, name)?.params);
  }

  /** The class and its bases, nearest first. */
  orderOf(cls: string): readonly string[] {
    const known = this.orders.get(cls);
    if (known) return known;
    const inventory = this.inventoryOf(cls);
    const order = linearise(cls, (name) => classOf(inventory, name)?.b ?? []);
    this.orders.set(cls, order);
    return order;
  }

  callResult(
    callee: CalleeName,
    call: Call,
    args: readonly EvaluatedArgument[],
    lookUp: (node: Expression) => Value,
  ): Value {
    if (callee.type !== 'method') {
      if (callee.type === 'class') return only({ type: 'instance', cls: callee.name, made: call });
      return this.named(RETURNS[callee.name], undefined, UNKNOWN, call, lookUp);
    }
    if (callee.cls === 'boto3.session.Session' && (callee.name === 'client' || callee.name === 'resource')) {
      return clientOf(call, args);
    }
    for (const owner of this.orderOf(callee.owner)) {
      const result = RETURNS[`${owner}.${callee.name}`];
      if (!result) continue;
      const isAsync = result === PREDICTOR && callee.name === 'deploy' && hasAsyncConfig(args);
      return this.named(isAsync ? ASYNC_PREDICTOR : result, callee.cls, callee.self, call, lookUp);
    }
    return UNKNOWN;
  }

  externalCall(name: string, call: Call, args: readonly EvaluatedArgument[]): Value | undefined {
    switch (name) {
      case 'boto3.client':
        return clientOf(call, args);
      case 'functools.partial': {
        const callee = args[0]?.value;
        return callee ? only({ type: 'partial', callee, call }) : undefined;
      }
      case 'builtins.str':
        return only({ type: 'literal', of: 'str', value: undefined });
      case 'builtins.int':
      case 'builtins.len':
        return only({ type: 'literal', of: 'int', value: undefined });
      case 'builtins.float':
        return only({ type: 'literal', of: 'float', value: undefined });
      case 'os.path.join':
        return joinedPath(args.map(({ value }) => stringOf(value)));
      case 'os.getcwd':
        return only({ type: 'literal', of: 'str', value: '.' });
      case 'os.environ.get':
      case 'os.getenv':
        return only({ type: 'literal', of: 'str', value: undefined });
      case 'builtins.bool':
      case 'builtins.isinstance':
        return only({ type: 'literal', of: 'bool', value: undefined });
      default:
        return HARMLESS.test(name) ? UNKNOWN : undefined;
    }
  }

  private named(
    result: string | undefined,
    cls: string | undefined,
    self: Value,
    call: Call,
    lookUp: (node: Expression) => Value,
  ): Value {
    if (result === undefined) return UNKNOWN;
    if (result === 'str') return only({ type: 'literal', of: 'str', value: undefined });
    if (result === 's3') return only({ type: 'literal', of: 'str', value: undefined, start: 's3://' });
    if (result === 'receiver') return self;
    if (result === 'self') return cls ? only({ type: 'instance', cls, made: call }) : UNKNOWN;
    if (result.startsWith('argument:')) return this.argumentOf(self, result.slice('argument:'.length), call, lookUp);
    if (result.startsWith('list:')) {
      const value = only({ type: 'instance', cls: result.slice('list:'.length), made: call });
      return only({ type: 'sequence', items: undefined, element: { value }, origin: call, node: undefined });
    }
    return only({ type: 'instance', cls: result, made: call });
  }

  /**
   * The class of what was passed to the receiver's constructor, as a new object made by this call; `parameter|class`
   * names the class it has in any case.
   */
  private argumentOf(self: Value, result: string, call: Call, lookUp: (node: Expression) => Value): Value {
    const [parameter = '', base] = result.split('|');
    const instance = exactly(self, 'instance');
    const maker = instance?.made;
    const names = instance && this.parameters(instance.cls);
    const bound = names && maker?.kind === 'call' ? bindArguments(names, maker).byName.get(parameter) : undefined;
    const cls = (bound && exactly(lookUp(bound.value), 'instance')?.cls) ?? base;
    return cls ? only({ type: 'instance', cls, made: call }) : UNKNOWN;
  }

  private inventoryOf(name: string): Inventory {
    return this.isV3(name) ? this.v3 : this.v2;
  }
}

/** Modules and packages that `import sagemaker` of V2 2.257.7 does not load; read off `sys.modules`. */
const NOT_LOADED: ReadonlySet<string> = new Set(
  'amtviz aws_batch batch_inference chainer collection djl_inference experiments feature_store huggingface hyperparameters lambda_helper metric_definitions mlflow modules multidatamodel mxnet payloads pytorch remote_function rl serve sklearn sparkml stabilityai tensorflow training_compiler wrangler xgboost'.split(
    ' ',
  ),
);

const PREDICTOR = 'sagemaker.base_predictor.Predictor';
const ASYNC_PREDICTOR = 'sagemaker.predictor_async.AsyncPredictor';

/** True for a deploy() that asks for asynchronous inference: V2 then wraps the predictor. */
function hasAsyncConfig(args: readonly EvaluatedArgument[]): boolean {
  const config = args.find(({ argument }) => argument.keyword?.id === 'async_inference_config')?.value;
  return config !== undefined && !config.atoms.some((atom) => atom.type === 'literal' && atom.of === 'none');
}

/** Calls that cannot change or keep the objects passed to them. */
const HARMLESS =
  /^builtins\.(len|print|str|repr|isinstance|type|id|hasattr|getattr|bool|callable|vars|dir|format|sorted|list|tuple|set|enumerate|zip|next|iter)$|^(json\.dumps|pprint\.pprint|logging\.|warnings\.|copy\.(deep)?copy|os\.|time\.|IPython\.display\.)/;

function cached<T>(table: Map<string, T>, key: string, compute: () => T): T {
  if (table.has(key)) return table.get(key) as T;
  const value = compute();
  table.set(key, value);
  return value;
}

/** A path below the working directory is the same path relative to it. */
function joinedPath(parts: readonly (string | undefined)[]): Value {
  const isKnown = parts.every((part) => part !== undefined && !part.startsWith('/'));
  return only({
    type: 'literal',
    of: 'str',
    value: isKnown ? parts.filter((part) => part !== '.').join('/') : undefined,
  });
}

function looksLikeModule(qualified: string): boolean {
  return /^[a-z]/.test(qualified.slice(qualified.lastIndexOf('.') + 1));
}

function clientOf(call: Call, args: readonly EvaluatedArgument[]): Value {
  const positional = args.find((one) => one.argument.form === 'positional');
  const keyword = args.find((one) => one.argument.keyword?.id === 'service_name');
  const service = (keyword ?? positional) && stringOf((keyword ?? positional)?.value ?? UNKNOWN);
  const cls = service === undefined ? undefined : BOTO_CLIENTS[service];
  const atom: Atom = cls
    ? { type: 'instance', cls, made: call }
    : { type: 'external', name: `boto3.client(${service ?? ''})` };
  return service === undefined ? UNKNOWN : only(atom);
}
