import { CONFIG_MODULE } from '../../catalog/mappings/trainer';
import { callDoc, code, type Doc, type DocItem, joined, keyword, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import type { CallFact } from '../../python/facts';
import { atomsOf } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isNone, isSimple, quoted, unwrap } from '../expressions';
import type { RewriteBuilder } from '../rewrite-builder';

const SESSION = 'sagemaker.session.Session';

/** The new constructor call as it is put together: keywords, configuration objects and what was said about them. */
export class TrainerCall {
  readonly items: DocItem[] = [];
  /** Method calls chained to the constructor. */
  readonly suffix: Doc[] = [];
  refused: string | undefined;
  protected readonly configs = new Map<string, DocItem[]>();
  protected readonly channels: Doc[] = [];
  /** Comments of arguments that are left out, waiting for the next one. */
  protected orphans: string[] = [];
  protected readonly byName: ReadonlyMap<string, NamedArgument>;
  /** How values are written that are not to be copied. */
  protected readonly shown: Map<Expression, Doc>;

  constructor(
    readonly fact: CallFact,
    readonly context: Context,
    readonly builder: RewriteBuilder,
    args: readonly NamedArgument[],
  ) {
    this.byName = new Map(args.map((argument) => [argument.name, argument]));
    this.shown = new Map(args.flatMap(({ value, shown }) => (shown ? [[value, shown]] : [])));
  }

  /** The argument, unless it is absent or a literal None. */
  readonly given = (name: string): NamedArgument | undefined => {
    const argument = this.byName.get(name);
    return argument && !isNone(argument.value) ? argument : undefined;
  };

  /** How an argument's value is written in the new call. */
  doc(value: Expression): Doc {
    return this.shown.get(value) ?? source(value);
  }

  /** True when the value may be written more than once. */
  isHandy(value: Expression): boolean {
    return isSimple(value) || this.shown.has(value);
  }

  /** True when the value stands elsewhere and is looked up. */
  isShown(value: Expression): boolean {
    return this.shown.has(value);
  }

  /** One tag, as the new call takes it. */
  tag(key: Doc, value: Doc): Doc {
    const cls = this.builder.import(CONFIG_MODULE, 'Tag', this.fact.call);
    return callDoc(cls, [keyword('key', key), keyword('value', value)]);
  }

  protected addOr(name: string, doc: Doc | string, argument: NamedArgument | undefined): void {
    if (typeof doc === 'string') this.refuse(doc);
    else this.add(name, doc, argument);
  }

  /** V2 wrote to the root of the default bucket; V3 would add the job's base name. */
  defaultOutput(): Doc {
    const { quote } = this.context.style(this.fact.call.host.text);
    const session = this.sessionDoc();
    const folder = this.sessionPrefix() ? joined(code('{'), session, code('.default_bucket_prefix}/')) : code('');
    return joined(code(`f${quote}s3://{`), session, code('.default_bucket()}/'), folder, code(quote));
  }

  /** Where the job writes its output to. */
  outputDoc(): Doc {
    const path = this.given('output_path');
    if (path && !this.isHandy(path.value)) this.refuse('Give the output path a name first, because V3 needs it twice.');
    return path ? this.doc(path.value) : this.defaultOutput();
  }

  /** Adds a channel to those of `train()`. */
  addChannel(channel: Doc): void {
    this.channels.push(channel);
  }

  /** True when the session visibly has a prefix of its own for the default bucket. */
  protected sessionPrefix(): boolean {
    const value = this.given('sagemaker_session')?.value;
    const made = value && atomsOf(this.context.valueOf(value), 'instance')[0]?.made;
    return made?.kind === 'call' && made.args.some((one) => one.keyword?.id === 'default_bucket_prefix');
  }

  /** The session that V2 would have used, for look-ups of region and bucket. */
  sessionDoc(): Doc {
    const value = this.given('sagemaker_session')?.value;
    if (value && this.isHandy(value)) return this.doc(value);
    if (value && !this.isNewSession(value))
      this.refuse('The session is made in place; give it a name first, because V3 needs it twice.');
    return code(`${this.builder.import('sagemaker.core.helper.session_helper', 'Session', this.fact.call)}()`);
  }

  /** True for `Session()` made in place: another one is as good. */
  protected isNewSession(value: Expression): boolean {
    const call = unwrap(value);
    if (call.kind !== 'call' || call.args.length > 0) return false;
    const made = this.context.facts.calls.get(call);
    return made?.callee.atoms.some((atom) => atom.type === 'class' && atom.name === SESSION) === true;
  }

  has(name: string): boolean {
    return this.items.some((item) => item.label === `${name}=`);
  }

  hasIn(config: string, name: string): boolean {
    return this.configs.get(config)?.some((item) => item.label === `${name}=`) === true;
  }

  add(name: string, value: Doc, argument: NamedArgument | undefined): void {
    this.items.push(this.item(name, value, argument));
  }

  /** Puts a keyword into one of the configuration objects. */
  addTo(config: string, name: string, value: Doc, argument: NamedArgument | undefined, first = false): void {
    const members = this.configs.get(config);
    const item = this.item(name, value, argument);
    if (members && first) members.unshift(item);
    else if (members) members.push(item);
    else {
      this.configs.set(config, [item]);
      this.items.push({ label: `${config}=`, value: code('') });
    }
  }

  protected item(name: string, value: Doc, argument: NamedArgument | undefined): DocItem {
    const above = [...this.orphans, ...(argument?.above ?? [])];
    if (argument) this.orphans = [];
    return {
      label: `${name}=`,
      value,
      ...(argument && above.length > 0 ? { above } : {}),
      ...(argument?.after ? { after: argument.after } : {}),
    };
  }

  skip(argument: NamedArgument): void {
    this.orphans.push(...argument.above, ...(argument.after ? [argument.after] : []));
  }

  refuse(why: string): void {
    this.refused ??= why;
  }

  /** A string literal in the author's quotes. */
  text(value: string): string {
    return quoted(value, this.context.style(this.fact.call.host.text).quote);
  }
}
