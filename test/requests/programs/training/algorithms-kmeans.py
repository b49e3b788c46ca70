# expect: equal
import numpy as np
from sagemaker import KMeans, Session

numbers = np.random.default_rng(3)
train = numbers.standard_normal((10, 4)).astype("float32")
session = Session()
kmeans = KMeans(
    role="arn:aws:iam::123456789012:role/SageMakerRole",
    instance_count=3,
    instance_type="ml.c4.xlarge",
    output_path="s3://demo-bucket/out",
    k=10,
    tol=0,
    max_iterations=int("7"),
    eval_metrics=["msd", "ssd"],
    data_location="s3://demo-bucket/data/",
    sagemaker_session=session,
    disable_profiler=True,
    debugger_hook_config=False,
)
kmeans.epochs = 3
kmeans.center_factor = None or 2
records = kmeans.record_set(train)
print(records.num_records, records.feature_dim, records.channel, records.distribution)
kmeans.fit(records, mini_batch_size=5)
kmeans.fit(kmeans.record_set(train, np.arange(10.0), "train", encrypt=True, distribution="FullyReplicated"), wait=False)
predictor = kmeans.deploy(initial_instance_count=1, instance_type="ml.t2.medium")
for one in predictor.predict(train[:2]):
    print(one.label["closest_cluster"].float32_tensor.values[0])
predictor.delete_endpoint()
