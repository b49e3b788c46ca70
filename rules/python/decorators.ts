import type { Expression } from './ast';

/** The last part of the name of a decorator. */
export function decoratorName(node: Expression): string {
  if (node.kind === 'call') return decoratorName(node.callee);
  if (node.kind === 'attribute') return node.name.id;
  return node.kind === 'name' ? node.id : '';
}

/** True for a method that gets no instance. */
export function isStatic(decorators: readonly Expression[]): boolean {
  return decorators.some((one) => decoratorName(one) === 'staticmethod');
}

/** Decorators that keep what the function returns. */
const TRANSPARENT = new Set(
  'staticmethod classmethod property cached_property lru_cache cache wraps abstractmethod override fixture contextmanager asynccontextmanager'.split(
    ' ',
  ),
);

/** Whether a call may give another thing than what the function under it returns. */
export function isUnknownDecorator(decorator: Expression): boolean {
  return !TRANSPARENT.has(decoratorName(decorator));
}
