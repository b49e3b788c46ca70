import type { CountedFinding } from './examine';

/** Families by code; the first that fits. */
const BY_CODE: readonly (readonly [RegExp, string])[] = [
  [/^SM0/, 'dependencies'],
  [/^SM2/, 'training'],
  [/^SM3/, 'tuning'],
  [/^SM4/, 'deployment'],
  [/^SM5/, 'inference'],
  [/^SM601/, 'transform'],
  [/^SM602/, 'processing'],
  [/^SM701/, 'pipelines'],
  [/^SM703/, 'monitor'],
  [/^SM704/, 'feature store'],
  [/^SM705/, 'experiments, lineage'],
  [/^SM706/, 'AutoML'],
  [/^SM8/, 'boto3'],
  [/^SM9/, 'members and gaps of V3'],
];

/** Families of imports and other references, by the V2 module; the first that fits. */
const BY_MODULE: readonly (readonly [RegExp, string])[] = [
  [/^(processing|spark|clarify|wrangler|dataset_definition|\w+\.processing)\b/, 'processing'],
  [/^(workflow|pipeline_context|lambda_helper|remote_function)\b/, 'pipelines'],
  [/^model_monitor\b/, 'monitor'],
  [/^feature_store\b/, 'feature store'],
  [/^(experiments|lineage|mlflow|apiutils)\b/, 'experiments, lineage'],
  [/^automl\b/, 'AutoML'],
  [/^(tuner|parameter)\b/, 'tuning'],
  [/^transformer\b/, 'transform'],
  [
    /^(predictor|base_predictor|predictor_async|serializers|deserializers|base_\w*serializers|async_inference|RealTimePredictor)\b/,
    'inference',
  ],
  [
    /(^(model|pipeline|multidatamodel|serverless|serve|jumpstart|container_base_model)\b|Model$|Predictor$)/,
    'deployment',
  ],
  [
    /^(estimator|inputs|algorithm|amazon|debugger|instance_group|training_compiler|modules|pytorch|tensorflow|sklearn|xgboost|huggingface|mxnet|chainer|rl)\b|Estimator$/,
    'training',
  ],
];

/** The part of the SDK that a finding is about. */
export function familyOf({ code, v2 }: Pick<CountedFinding, 'code' | 'v2'>): string {
  const byCode = BY_CODE.find(([pattern]) => pattern.test(code));
  if (byCode) return byCode[1];
  const name = v2.replace(/^sagemaker\./, '');
  return BY_MODULE.find(([pattern]) => pattern.test(name))?.[1] ?? 'sessions, utilities';
}
