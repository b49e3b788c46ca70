import { code, type Doc, type DocItem, joined, source } from '../../edits/doc';
import type { Expression } from '../../python/ast';
import { atomsOf } from '../../python/values';
import { isFixed } from '../deployment/sites';
import { isNone, isSimple, unwrap } from '../expressions';
import type { Trainer } from './trainer';

const KEY = 'accept_eula';

/** Whether the agreement of a JumpStart model is accepted, which V2 was told by `environment` or by `fit`. */
export interface Agreement {
  readonly accepted: Doc | undefined;
  /** The other variables; undefined when there are none. */
  readonly environment: Doc | undefined;
}

/** Takes the agreement out of the arguments of an estimator and of its `fit`. */
export function agreementIn(trainer: Trainer): Agreement {
  const given = trainer.given('environment');
  const own: Agreement = given ? inEnvironment(trainer, given.value) : { accepted: undefined, environment: undefined };
  const later = inFit(trainer);
  if (!later) return own;
  if (own.accepted) trainer.refuse('The agreement is accepted twice, which V2 refuses as well.');
  return { ...own, accepted: later };
}

function inEnvironment(trainer: Trainer, node: Expression): Agreement {
  const { context } = trainer;
  const display = unwrap(node);
  const isAccepted = (value: Doc): Doc => joined(value, code(` == ${trainer.text('true')}`));
  if (display.kind === 'dict' && !trainer.isShown(node) && display.items.every(({ key }) => key?.kind === 'text')) {
    const found = display.items.find(({ key }) => key?.kind === 'text' && key.value === KEY);
    if (!found) return { accepted: undefined, environment: source(node) };
    const rest = display.items.filter((one) => one !== found);
    const items = rest.map(
      ({ key, value }): DocItem => ({ label: `${key ? context.source(key) : ''}: `, value: source(value) }),
    );
    const value = unwrap(found.value);
    return {
      accepted:
        value.kind === 'text' ? code(value.value === 'true' ? 'True' : 'False') : isAccepted(source(found.value)),
      environment:
        items.length > 0 ? { kind: 'group', head: undefined, open: '{', close: '}', items, spread: false } : undefined,
    };
  }
  const value = context.valueOf(node);
  const dicts = atomsOf(value, 'dict');
  if (value.open || dicts.length !== value.atoms.length || !isSimple(node)) {
    trainer.refuse('Whether the agreement of the model is accepted cannot be seen in environment=; write it out.');
    return { accepted: undefined, environment: undefined };
  }
  if (dicts.every(({ entries }) => !entries.has(KEY) && !entries.has(undefined))) {
    return { accepted: undefined, environment: trainer.doc(node) };
  }
  const key = trainer.text(KEY);
  const name = trainer.doc(node);
  return {
    accepted: isAccepted(joined(name, code(`.get(${key})`))),
    environment: joined(code('{name: value for name, value in '), name, code(`.items() if name != ${key}}`)),
  };
}

/** What `fit(accept_eula=…)` says; V3 is told when the trainer is made. */
function inFit(trainer: Trainer): Doc | undefined {
  const { context, fact } = trainer;
  const fits = context.usesOf(fact.call).methods.filter((use) => use.name === 'fit');
  const said = fits.map((use) => context.bind(use.fact)?.byName.get(KEY)?.value).filter((one) => one && !isNone(one));
  const [first] = said;
  if (!first) return undefined;
  const texts = new Set(said.map((one) => one && context.source(one)));
  if (said.length < fits.length || texts.size > 1 || !isSimple(first) || !isFixed(context, first)) {
    trainer.refuse(
      'V3 is told of the agreement when the trainer is made: give all calls of fit() the same accept_eula=.',
    );
  }
  return code(context.source(first));
}
