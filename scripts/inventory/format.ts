function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${compact(value[key])}`).join(',')}}`;
}

function block(value: Record<string, unknown>, write: (key: string, member: unknown) => string): string {
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return '{}';
  return `{\n${keys.map((key) => `${JSON.stringify(key)}:${write(key, value[key])}`).join(',\n')}\n}`;
}

/** Writes an inventory as sorted JSON with one line per module member group and one per class. */
export function formatInventory(inventory: object, classesKey: string): string {
  const writeModule = (module: unknown): string => {
    if (!isRecord(module) || !isRecord(module[classesKey])) return compact(module);
    return block(module, (key, member) => {
      return key === classesKey && isRecord(member) ? block(member, (_, cls) => compact(cls)) : compact(member);
    });
  };
  const text = block({ ...inventory }, (key, member) => {
    if (key === 'modules' && isRecord(member)) return block(member, (_, module) => writeModule(module));
    return key === 'removedModules' && isRecord(member) ? block(member, (_, text) => compact(text)) : compact(member);
  });
  return `${text}\n`;
}
