import { METADATA_FORMAT } from './jumpstart';

/**
 * What a V2 predictor sends and receives, by class. Read from 2.257.7 `base_serializers.py`, `base_deserializers.py`
 * and the predictor classes; the same classes in sagemaker-core 2.27.0 have the same content types.
 */

export const SERIALIZER_MODULE = 'sagemaker.core.serializers';
export const DESERIALIZER_MODULE = 'sagemaker.core.deserializers';

/** ContentType that each serializer stands for unless `content_type=` says otherwise. */
export const SERIALIZERS: Readonly<Record<string, string>> = {
  CSVSerializer: 'text/csv',
  DataSerializer: 'file-path/raw-bytes',
  IdentitySerializer: 'application/octet-stream',
  JSONLinesSerializer: 'application/jsonlines',
  JSONSerializer: 'application/json',
  LibSVMSerializer: 'text/libsvm',
  NumpySerializer: 'application/x-npy',
  RecordSerializer: 'application/x-recordio-protobuf',
  SparseMatrixSerializer: 'application/x-npz',
  StringSerializer: 'text/plain',
  TorchTensorSerializer: 'tensor/pt',
};

/** Accept that each deserializer stands for unless `accept=` says otherwise. */
export const DESERIALIZERS: Readonly<Record<string, string>> = {
  BytesDeserializer: '*/*',
  CSVDeserializer: 'text/csv',
  JSONDeserializer: 'application/json',
  JSONLinesDeserializer: 'application/jsonlines',
  NumpyDeserializer: 'application/x-npy',
  PandasDeserializer: 'text/csv, application/json',
  RecordDeserializer: 'application/x-recordio-protobuf',
  StreamDeserializer: '*/*',
  StringDeserializer: 'application/json',
  TorchTensorDeserializer: 'tensor/pt',
};

export interface FormatPair {
  readonly serializer: string;
  readonly deserializer: string;
  /** What to check where the pair is V2's usual choice but not its only one. */
  readonly note?: string;
}

/** What `Predictor` itself does: bytes in, bytes out. */
export const GENERIC_FORMATS: FormatPair = { serializer: 'IdentitySerializer', deserializer: 'BytesDeserializer' };

const NUMPY: FormatPair = { serializer: 'NumpySerializer', deserializer: 'NumpyDeserializer' };
const JSON_BOTH: FormatPair = { serializer: 'JSONSerializer', deserializer: 'JSONDeserializer' };
const RECORDS: FormatPair = { serializer: 'RecordSerializer', deserializer: 'RecordDeserializer' };
const LIBSVM_CSV: FormatPair = { serializer: 'LibSVMSerializer', deserializer: 'CSVDeserializer' };
const CSV_JSON: FormatPair = { serializer: 'CSVSerializer', deserializer: 'JSONDeserializer' };
const CSV_BYTES: FormatPair = { serializer: 'CSVSerializer', deserializer: 'BytesDeserializer' };
const METADATA: FormatPair = { serializer: METADATA_FORMAT, deserializer: METADATA_FORMAT };

/**
 * Default formats by predictor class, and by the model or estimator class whose `deploy()` makes such a predictor.
 * A class that is not listed has those of its nearest listed base; without one they are not known.
 */
export const DEFAULT_FORMATS: Readonly<Record<string, FormatPair>> = {
  'sagemaker.base_predictor.Predictor': GENERIC_FORMATS,
  'sagemaker.chainer.model.ChainerPredictor': NUMPY,
  'sagemaker.djl_inference.djl_predictor.DJLPredictor': JSON_BOTH,
  'sagemaker.huggingface.model.HuggingFacePredictor': JSON_BOTH,
  'sagemaker.mxnet.model.MXNetPredictor': JSON_BOTH,
  'sagemaker.pytorch.model.PyTorchPredictor': NUMPY,
  'sagemaker.sklearn.model.SKLearnPredictor': NUMPY,
  'sagemaker.sparkml.model.SparkMLPredictor': CSV_BYTES,
  'sagemaker.tensorflow.model.TensorFlowPredictor': JSON_BOTH,
  'sagemaker.xgboost.model.XGBoostPredictor': LIBSVM_CSV,
  'sagemaker.amazon.factorization_machines.FactorizationMachinesPredictor': RECORDS,
  'sagemaker.amazon.ipinsights.IPInsightsPredictor': CSV_JSON,
  'sagemaker.amazon.kmeans.KMeansPredictor': RECORDS,
  'sagemaker.amazon.knn.KNNPredictor': RECORDS,
  'sagemaker.amazon.lda.LDAPredictor': RECORDS,
  'sagemaker.amazon.linear_learner.LinearLearnerPredictor': RECORDS,
  'sagemaker.amazon.ntm.NTMPredictor': RECORDS,
  'sagemaker.amazon.pca.PCAPredictor': RECORDS,
  'sagemaker.amazon.randomcutforest.RandomCutForestPredictor': RECORDS,

  'sagemaker.model.Model': GENERIC_FORMATS,
  'sagemaker.pipeline.PipelineModel': GENERIC_FORMATS,
  'sagemaker.chainer.model.ChainerModel': NUMPY,
  'sagemaker.djl_inference.model.DJLModel': JSON_BOTH,
  'sagemaker.huggingface.model.HuggingFaceModel': JSON_BOTH,
  'sagemaker.jumpstart.model.JumpStartModel': METADATA,
  'sagemaker.mxnet.model.MXNetModel': JSON_BOTH,
  'sagemaker.pytorch.model.PyTorchModel': NUMPY,
  'sagemaker.sklearn.model.SKLearnModel': NUMPY,
  'sagemaker.sparkml.model.SparkMLModel': CSV_BYTES,
  'sagemaker.tensorflow.model.TensorFlowModel': JSON_BOTH,
  'sagemaker.xgboost.model.XGBoostModel': LIBSVM_CSV,
  'sagemaker.amazon.factorization_machines.FactorizationMachinesModel': RECORDS,
  'sagemaker.amazon.ipinsights.IPInsightsModel': CSV_JSON,
  'sagemaker.amazon.kmeans.KMeansModel': RECORDS,
  'sagemaker.amazon.knn.KNNModel': RECORDS,
  'sagemaker.amazon.lda.LDAModel': RECORDS,
  'sagemaker.amazon.linear_learner.LinearLearnerModel': RECORDS,
  'sagemaker.amazon.ntm.NTMModel': RECORDS,
  'sagemaker.amazon.pca.PCAModel': RECORDS,
  'sagemaker.amazon.randomcutforest.RandomCutForestModel': RECORDS,

  'sagemaker.algorithm.AlgorithmEstimator': GENERIC_FORMATS,
  'sagemaker.estimator.Estimator': GENERIC_FORMATS,
  'sagemaker.chainer.estimator.Chainer': NUMPY,
  'sagemaker.huggingface.estimator.HuggingFace': JSON_BOTH,
  'sagemaker.jumpstart.estimator.JumpStartEstimator': METADATA,
  'sagemaker.mxnet.estimator.MXNet': JSON_BOTH,
  'sagemaker.pytorch.estimator.PyTorch': NUMPY,
  'sagemaker.sklearn.estimator.SKLearn': NUMPY,
  'sagemaker.tensorflow.estimator.TensorFlow': JSON_BOTH,
  'sagemaker.xgboost.estimator.XGBoost': LIBSVM_CSV,
  'sagemaker.amazon.factorization_machines.FactorizationMachines': RECORDS,
  'sagemaker.amazon.ipinsights.IPInsights': CSV_JSON,
  'sagemaker.amazon.kmeans.KMeans': RECORDS,
  'sagemaker.amazon.knn.KNN': RECORDS,
  'sagemaker.amazon.lda.LDA': RECORDS,
  'sagemaker.amazon.linear_learner.LinearLearner': RECORDS,
  'sagemaker.amazon.ntm.NTM': RECORDS,
  'sagemaker.amazon.object2vec.Object2Vec': GENERIC_FORMATS,
  'sagemaker.amazon.pca.PCA': RECORDS,
  'sagemaker.amazon.randomcutforest.RandomCutForest': RECORDS,
};

/** V2 predictor classes that an endpoint with formats can stand in for. */
export const REPLACEABLE_PREDICTORS: readonly string[] = Object.keys(DEFAULT_FORMATS).filter((name) =>
  name.endsWith('Predictor'),
);
