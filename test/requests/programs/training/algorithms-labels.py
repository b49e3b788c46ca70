# expect: material
import numpy as np
import sagemaker
from sagemaker.amazon.amazon_estimator import FileSystemRecordSet, RecordSet

ROLE = "arn:aws:iam::123456789012:role/SageMakerRole"
numbers = np.random.default_rng(4)
features = numbers.standard_normal((2100, 3)).astype("float32")
labels = (features[:, 0] > 0).astype("float32")

learner = sagemaker.LinearLearner(ROLE, 2, "ml.c5.xlarge", predictor_type="binary_classifier", use_bias=True, l1=1e-05, wd=0.5)
train = learner.record_set(features, labels=labels)
test = learner.record_set(features[:20], labels[:20], channel="test")
learner.fit([train, test], logs=False)
learner.fit(learner.record_set(features[:500], labels[:500]), mini_batch_size=100)

pca = sagemaker.PCA(role=ROLE, instance_count=1, instance_type="ml.c5.xlarge", num_components=2, subtract_mean=False)
pca.algorithm_mode = "randomized"
sets = [pca.record_set(features[:30]), pca.record_set(features[:40], channel="test")]
pca.fit(sets)
pca.fit(RecordSet("s3://demo-bucket/pca/", num_records=900, feature_dim=3, s3_data_type="S3Prefix"), mini_batch_size=None)
stored = FileSystemRecordSet("fs-12345678", "EFS", "/records", num_records=100, feature_dim=3)
print(stored.num_records, stored.channel)
pca.fit(stored)
