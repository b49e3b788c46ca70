import type { Doc } from '../../../edits/doc';
import { code, joined, source } from '../../../edits/doc';
import type { Call, Expression } from '../../../python/ast';
import { atomsOf } from '../../../python/values';
import type { NamedArgument } from '../../arguments';
import type { Context } from '../../context';
import { isNone, isSimple, knownString, unwrap } from '../../expressions';
import type { RewriteBuilder } from '../../rewrite-builder';
import { isExecutionRole } from '../../training/jobs/role';
import { isFixed } from '../sites';

/** What the construction of a V2 object says about the session and the role of what it creates. */
export class Owner {
  refused: string | undefined;

  constructor(
    readonly context: Context,
    readonly builder: RewriteBuilder,
    /** The construction. */
    readonly at: Call,
    private readonly args: readonly NamedArgument[],
  ) {}

  given(name: string): Expression | undefined {
    const value = this.args.find((one) => one.name === name)?.value;
    return value && !isNone(value) ? value : undefined;
  }

  refuse(why: string): void {
    this.refused ??= why;
  }

  /** The SDK's session as code: the one that V2 was given, or a new one. */
  sessionDoc(): Doc {
    const value = this.given('sagemaker_session');
    if (value && isSimple(value) && isFixed(this.context, value)) return code(this.context.source(unwrap(value)));
    if (value) this.refuse('The session is made in place: it needs a name.');
    return code(`${this.builder.import('sagemaker.core.helper.session_helper', 'Session', this.at)}()`);
  }

  /** `session=` of a resource, where V2 was given a session. */
  bySession(): readonly { readonly label: string; readonly value: Doc }[] {
    if (!this.given('sagemaker_session')) return [];
    return [{ label: 'session=', value: joined(this.sessionDoc(), code('.boto_session')) }];
  }

  /** The role as the ARN that the API takes: V2 looked a mere name up itself. */
  roleDoc(node: Expression): Doc {
    const known = knownString(this.context, node);
    if (known?.startsWith('arn:') || isExecutionRole(this.context, unwrap(node))) return source(node);
    return joined(this.sessionDoc(), code('.expand_role('), source(node), code(')'));
  }

  /** True when the value may be None, which V2 took for nothing given. */
  mayBeNone(node: Expression): boolean {
    return atomsOf(this.context.valueOf(node), 'literal').some(({ of }) => of === 'none');
  }
}
