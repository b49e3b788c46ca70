/** Modules that V2 documents under another name than the one that defines the class. */
const PUBLIC: readonly (readonly [string, string])[] = [
  ['sagemaker.base_predictor.', 'sagemaker.predictor.'],
  ['sagemaker.base_serializers.', 'sagemaker.serializers.'],
  ['sagemaker.base_deserializers.', 'sagemaker.deserializers.'],
];

/** The name that users know: `sagemaker.predictor.Predictor` rather than `sagemaker.base_predictor.Predictor`. */
export function publicName(canonical: string): string {
  for (const [hidden, shown] of PUBLIC) if (canonical.startsWith(hidden)) return shown + canonical.slice(hidden.length);
  if (canonical.startsWith('boto3:')) return `boto3.client("${canonical.slice('boto3:'.length)}")`;
  return canonical;
}

/** The last part of a dotted name. */
export function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

/** All but the last part of a dotted name. */
export function modulePart(dotted: string): string {
  return dotted.slice(0, Math.max(0, dotted.lastIndexOf('.')));
}

/** Says of a name that no inventory has what it is: private names were never promised, others are older than V2 or wrong. */
export function missingMessage(name: string): string {
  const isPrivate = name.split('.').some((part) => /^_(?!_)/.test(part));
  if (isPrivate) return `${name} was private to V2 and is gone in V3`;
  return /\.__\w+__$/.test(name) ? `${name} is gone in V3` : `${name} is in no supported SDK`;
}

/** Says that a V3 name is newer than the version to migrate to; takes names of the availability table. */
export function tooNewNote(name: string, since: string, target: string | undefined): string {
  const shown = name.replace(/\((\w+)\)$/, '($1=…)').replace(/^\./, '');
  return `${shown} exists from SDK ${since} on and the target is ${target}: raise the target version, or write this by hand.`;
}
