# expect: equal
from sagemaker import (
    KNN,
    LDA,
    NTM,
    FactorizationMachines,
    IPInsights,
    Object2Vec,
    RandomCutForest,
)
from sagemaker.amazon.amazon_estimator import RecordSet

ROLE = "arn:aws:iam::123456789012:role/SageMakerRole"
records = RecordSet("s3://demo-bucket/records/.amazon.manifest", num_records=1000, feature_dim=12)

forest = RandomCutForest(
    role=ROLE,
    instance_count=1,
    instance_type="ml.m4.xlarge",
    num_samples_per_tree=512,
    num_trees=50,
    eval_metrics=["accuracy"],
    max_run=3600,
    disable_profiler=True,
    debugger_hook_config=False,
    tags=[{"Key": "team", "Value": "data"}],
)
forest.fit(records)

machines = FactorizationMachines(
    ROLE,
    1,
    "ml.c5.xlarge",
    10,
    "regressor",
    epochs=3,
    clip_gradient=1,
    bias_init_method="normal",
    factors_init_sigma=1e-3,
    use_spot_instances=True,
    max_wait=90000,
    disable_profiler=True,
    debugger_hook_config=False,
)
machines.fit(records, mini_batch_size=200)

topics = 5
lda = LDA(ROLE, "ml.c5.xlarge", num_topics=topics, alpha0=1, tol=0.01, disable_profiler=True, debugger_hook_config=False)
lda.fit(records, 20)

ntm = NTM(
    ROLE,
    1,
    "ml.c5.xlarge",
    num_topics=topics,
    encoder_layers=[100, 50],
    batch_norm=True,
    learning_rate=0.001,
    subnets=["subnet-1"],
    security_group_ids=["sg-1"],
    disable_profiler=True,
    debugger_hook_config=False,
)
ntm.fit(records, mini_batch_size=None)

knn = KNN(
    ROLE,
    1,
    "ml.c5.xlarge",
    k=3,
    sample_size=200,
    predictor_type="classifier",
    faiss_index_ivf_nlists="auto",
    disable_profiler=True,
    debugger_hook_config=False,
)
knn.fit(records, wait=False)

vectors = Object2Vec(
    ROLE,
    1,
    "ml.p3.2xlarge",
    epochs=2,
    enc0_max_seq_len=10,
    enc0_vocab_size=100,
    mini_batch_size=64,
    disable_profiler=True,
    debugger_hook_config=False,
)
vectors.tied_token_embedding_weight = True
vectors.fit(records)

addresses = IPInsights(
    ROLE,
    1,
    "ml.c5.xlarge",
    num_entity_vectors=100,
    vector_dim=8,
    base_job_name="addresses",
    disable_profiler=True,
    debugger_hook_config=False,
)
addresses.fit(records)
