import type { Dict } from '../../python/ast';

/** Comments of one entry of a display. */
export interface EntryComments {
  readonly above?: readonly string[];
  readonly after?: string;
}

/** Comments between the entries of a dict display; each belongs to the entry it follows or stands above. */
export function commentsOf(text: string, display: Dict): readonly EntryComments[] {
  const found = display.items.map((): { above: string[]; after: string | undefined } => ({
    above: [],
    after: undefined,
  }));
  let at = display.start + 1;
  for (let index = 0; index <= display.items.length; index += 1) {
    const item = display.items[index];
    const before = found[index - 1];
    const next = found[index] ?? before;
    for (const [line, content] of text
      .slice(at, item?.start ?? display.end - 1)
      .split('\n')
      .entries()) {
      const hash = content.indexOf('#');
      if (hash === -1) continue;
      const comment = content.slice(hash).trimEnd();
      if (line === 0 && before && before.after === undefined) before.after = comment;
      else next?.above.push(comment);
    }
    at = item?.end ?? at;
  }
  return found.map(({ above, after }) => ({ ...(above.length > 0 ? { above } : {}), ...(after ? { after } : {}) }));
}
