/** Packages of V3, each with all before it among its own requirements; the last is the umbrella. */
export const V3_PACKAGES = [
  'sagemaker-core',
  'sagemaker-train',
  'sagemaker-serve',
  'sagemaker-mlops',
  'sagemaker',
] as const;

export type V3Package = (typeof V3_PACKAGES)[number];

/** Major version of each package that belongs to V3: minors run in step (`sagemaker` 3.27 is core 2.27, train 1.27). */
const MAJOR: Readonly<Record<V3Package, number>> = {
  sagemaker: 3,
  'sagemaker-core': 2,
  'sagemaker-train': 1,
  'sagemaker-serve': 1,
  'sagemaker-mlops': 1,
};

/** Top-level modules by the wheel that has them (3.27.0). */
const MODULES: Readonly<Record<string, V3Package>> = {
  core: 'sagemaker-core',
  lineage: 'sagemaker-core',
  train: 'sagemaker-train',
  ai_registry: 'sagemaker-train',
  serve: 'sagemaker-serve',
  mlops: 'sagemaker-mlops',
};

/** What V3's packages offer in brackets (`Provides-Extra` of the wheels of 3.27.0). */
const EXTRAS: Readonly<Record<string, readonly string[]>> = {
  sagemaker: ['train', 'serve', 'mlops', 'all'],
};

/** What each extra of V2 (2.257.7) brought, for those that V3 lacks. */
const V2_EXTRAS: Readonly<Record<string, string>> = {
  local: 'docker, pyyaml and urllib3',
  scipy: 'scipy',
  huggingface: 'fastapi and sagemaker-schema-inference-artifacts',
  'feature-processor': 'pyspark and the feature store connector; in V3 sagemaker-mlops[feature-processor] brings them',
  'sagemaker-mlflow': 'sagemaker-mlflow',
  test: 'the packages of its tests',
};

/** The package of V3 that a module comes with; undefined for V2's modules. */
export function packageOf(module: string): V3Package | undefined {
  const [root, part = ''] = module.split('.', 2);
  return root === 'sagemaker' ? MODULES[part] : undefined;
}

/** The smallest package that brings all the given ones; undefined for none. */
export function smallest(needs: Iterable<V3Package>): V3Package | undefined {
  const list = [...needs];
  return V3_PACKAGES.findLast((one) => list.includes(one));
}

/** Bounds of V3 for a package: from the minor of `target` (`3.27.0`), else from the first one. */
export function v3Bounds(name: V3Package, target?: string): string {
  const major = MAJOR[name];
  const minor = target === undefined ? '' : `.${target.split('.')[1] ?? '0'}`;
  return `>=${major}${minor},<${major + 1}`;
}

/** The major version from which a package belongs to V3. */
export function firstMajor(name: string): number {
  return MAJOR[name as V3Package] ?? 3;
}

/** Parts extras into those that V3 has too and those that it lacks. */
export function sortExtras(name: string, extras: readonly string[]): { kept: string[]; lost: string[] } {
  const known = EXTRAS[name] ?? [];
  // Extras of the smaller packages are V3's own anyway.
  if (name !== 'sagemaker') return { kept: [...extras], lost: [] };
  return { kept: extras.filter((one) => known.includes(one)), lost: extras.filter((one) => !known.includes(one)) };
}

/** Says what extras brought that V3 lacks. */
export function explainExtras(lost: readonly string[]): string {
  const parts = lost.map((one) => `[${one}]${V2_EXTRAS[one] ? ` (it brought ${V2_EXTRAS[one]})` : ''}`);
  return `V3 has no extra ${parts.join(', ')}; require what the code still uses.`;
}
