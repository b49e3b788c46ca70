/** Python code that stands in for something that V2 had and V3 lacks; it is written into the program that needs it. */
export interface Helper {
  /** The name that the source binds at module level; every other name in it is its own. */
  readonly name: string;
  /** Lines of Python at module level, ending in a line break. */
  readonly source: string;
  /** Helpers that the source names. */
  readonly uses?: readonly Helper[];
  /** What the source names of V3. */
  readonly imports?: readonly { readonly module: string; readonly name: string }[];
}

/** The sources of the helper and of what it uses, in the order in which Python needs them. */
export function withUses(helper: Helper): readonly Helper[] {
  return [...new Set([...(helper.uses ?? []).flatMap(withUses), helper])];
}
