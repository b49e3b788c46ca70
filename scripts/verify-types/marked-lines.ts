const marker = /#[ \t]*TODO\(sagemaker-v3 SM\d{3}\):/;

/** Zero-based lines that a marker speaks of: its own when code stands before it, else the next line of code. */
export function markedLines(text: string): ReadonlySet<number> {
  const lines = text.split('\n');
  const marked = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const at = line.search(marker);
    if (at === -1) continue;
    let target = index;
    if (/^[ \t]*$/.test(line.slice(0, at))) while (/^\s*(?:#|$)/.test(lines[target] ?? 'end')) target += 1;
    marked.add(target);
  }
  return marked;
}
