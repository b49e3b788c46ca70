/** Codes for symbols without a rewrite of their own, by the V2 module they come from. */
const AREAS: readonly (readonly [RegExp, string])[] = [
  [/^sagemaker\.(processing|spark|clarify|wrangler|sklearn\.processing|.*\.processing|dataset_definition)\b/, 'SM602'],
  [/^sagemaker\.(workflow|pipeline_context|lambda_helper)\b/, 'SM701'],
  [/^sagemaker\.(model_monitor)\b/, 'SM703'],
  [/^sagemaker\.(feature_store)\b/, 'SM704'],
  [/^sagemaker\.(experiments|lineage|mlflow|apiutils)\b/, 'SM705'],
  [/^sagemaker\.automl\b/, 'SM706'],
  [/^sagemaker\.(debugger|training_compiler|interactive_apps)\b/, 'SM230'],
  [/^sagemaker\.amazon\.common\b/, 'SM120'],
  [/^sagemaker\.amazon\b.*Predictor$/, 'SM520'],
  [/^sagemaker\.amazon\b.*Model$/, 'SM420'],
  [/^sagemaker\.amazon\b/, 'SM210'],
  [/^sagemaker\.(remote_function|aws_batch|modules)\b/, 'SM220'],
  [/^sagemaker\.serve\b/, 'SM430'],
  [/Predictor$/, 'SM520'],
  [/\bJumpStartModel$/, 'SM407'],
  [/\bModelPackage$/, 'SM408'],
  [/Model$/, 'SM420'],
  [/(Estimator|^sagemaker\.(mxnet|chainer|rl)\b)/, 'SM210'],
];

/** The catalog code for a V2 symbol that is changed, replaced or removed. */
export function areaCode(canonical: string, relation: 'changed' | 'replaced' | 'removed'): string {
  for (const [pattern, code] of AREAS) if (pattern.test(canonical)) return code;
  return relation === 'changed' ? 'SM102' : relation === 'replaced' ? 'SM103' : 'SM104';
}
