/**
 * The text with IPython's shell, magic (also without their sign) and help lines as comments of the same length, so that a plain Python parser
 * reads the rest at the same offsets; a line that is the whole body of a block becomes `pass`.
 */
export function withoutForeignLines(text: string): string {
  return text.replace(
    /^([ \t]*)([!%?][^\r\n]*(?:\\\r?\n[^\r\n]*)*|(?:pip3?|conda)[ \t]+install\b[^\r\n]*|[\w.]+\?{1,2}[ \t]*$)/gm,
    (whole, indent: string, line: string) =>
      line
        .split('\n')
        .map((part, index) => comment(index === 0 ? indent : '', part))
        .join('\n')
        .padEnd(whole.length),
  );
}

function comment(indent: string, line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  const room = line.length - end.length;
  if (indent !== '' && room >= 4) return `${indent}pass${' '.repeat(room - 4)}${end}`;
  return `${indent}${'#'.repeat(room)}${end}`;
}
