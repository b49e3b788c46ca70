/** A sentence of ours, in which backticks mark code; Markdown shows all else as it is. */
export function text(value: string): string {
  const parts = value.replace(/\s*[\r\n]+\s*/g, ' ').split(/`([^`]+)`/);
  return parts.map((part, at) => (at % 2 === 1 ? code(part) : part.replace(/[\\`*_{}[\]<>|#&~]/g, '\\$&'))).join('');
}

/** A code span, also around text with backticks; a bar inside it would still end the cell of a table. */
export function code(value: string): string {
  const plain = value.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
  if (plain === '') return '';
  const runs = [...plain.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}
