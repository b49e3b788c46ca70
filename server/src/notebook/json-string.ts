/** How a JSON text writes characters that may be written in several ways. */
export interface EscapeStyle {
  /** Everything beyond ASCII as `\uXXXX`. */
  readonly ascii: boolean;
  /** Hexadecimal digits in upper case. */
  readonly upper: boolean;
  /** A slash as `\/`. */
  readonly slash: boolean;
}

/** Reads the style off a stretch of JSON, as far as something in it tells. */
export function escapeStyle(json: string): Partial<EscapeStyle> {
  const digits = /\\u(?!00[0-7])([\dA-Fa-f]{4})/.exec(json)?.[1];
  const slash = /\\?\//.exec(json)?.[0];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII is meant.
  const hasRaw = /[^\x00-\x7f]/.test(json);
  return {
    ...((hasRaw || digits !== undefined) && { ascii: !hasRaw }),
    ...(digits !== undefined && /[A-Fa-f]/.test(digits) && { upper: /[A-F]/.test(digits) }),
    ...(slash !== undefined && { slash: slash.length === 2 }),
  };
}

/** The text as the inside of a JSON string literal. */
export function encodeString(text: string, style: EscapeStyle): string {
  const plain = JSON.stringify(text).slice(1, -1);
  const slashed = style.slash ? plain.replaceAll('/', '\\/') : plain;
  if (!style.ascii) return slashed;
  return slashed.replace(/[\u0080-\uffff]/g, (character) => {
    const digits = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${style.upper ? digits.toUpperCase() : digits}`;
  });
}

/** For every UTF-16 offset of the decoded text (its end included), the offset in the literal's inside. */
export function fragmentOffsets(inside: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = 0; at < inside.length; ) {
    offsets.push(at);
    if (inside[at] !== '\\') at += 1;
    else at += inside[at + 1] === 'u' ? 6 : 2;
  }
  offsets.push(inside.length);
  return offsets;
}
