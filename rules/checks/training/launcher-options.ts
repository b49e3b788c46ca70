import type { Dict, Expression } from '../../python/ast';
import { exactly } from '../../python/values';
import type { NamedArgument } from '../arguments';
import type { Context } from '../context';
import { isSimple, unwrap } from '../expressions';

type Given = (name: string) => NamedArgument | undefined;

/** What `distribution=` was given, also under its older name. */
export function givenDistribution(given: Given): NamedArgument | undefined {
  return given('distribution') ?? given('distributions');
}

/** The dict display of launchers that the expression is, or that it certainly has from somewhere else. */
export function launcherDisplay(context: Context, node: Expression | undefined): Dict | undefined {
  const inPlace = asDict(node);
  if (inPlace || !node) return inPlace;
  const held = exactly(context.valueOf(node), 'dict')?.node;
  return held && isPlain(held) ? held : undefined;
}

/** Taken over from another place, the options must mean the same here. */
function isPlain(display: Dict): boolean {
  return display.items.every(({ value }) => {
    const options = asDict(value);
    return options ? isPlain(options) : isSimple(value);
  });
}

/** The dict display that the expression is. */
export function asDict(node: Expression | undefined): Dict | undefined {
  const inner = node && unwrap(node);
  return inner?.kind === 'dict' ? inner : undefined;
}

/** What stands under the key. */
export function entryOf(dict: Dict | undefined, name: string): Expression | undefined {
  return dict?.items.find(({ key }) => key?.kind === 'text' && key.value === name)?.value;
}

/** True where the text of the launchers' options matches; a name stands for the dict that it holds. */
export function mentionsLauncher(context: Context, given: Given, what: RegExp): boolean {
  const spread = givenDistribution(given);
  const display = launcherDisplay(context, spread?.value);
  return spread !== undefined && what.test(context.source(display ?? spread.value));
}
