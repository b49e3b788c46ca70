"""Search the learning rate and depth of a PyTorch image classifier for plant diseases."""

import sagemaker
from sagemaker.pytorch import PyTorch
from sagemaker.tuner import CategoricalParameter, ContinuousParameter, HyperparameterTuner, IntegerParameter

session = sagemaker.Session()
role = "arn:aws:iam::123456789012:role/LeafTraining"
data = "s3://leaf-scans/2024"

network = PyTorch(
    entry_point="train.py",
    source_dir="leaf_classifier",
    role=role,
    framework_version="2.1",
    py_version="py310",
    instance_count=1,
    instance_type="ml.g5.xlarge",
    hyperparameters={"epochs": 20, "image-size": 224},
    sagemaker_session=session,
)

search = HyperparameterTuner(
    estimator=network,
    objective_metric_name="validation:accuracy",
    objective_type="Maximize",
    metric_definitions=[{"Name": "validation:accuracy", "Regex": r"val_acc=([0-9.]+)"}],
    hyperparameter_ranges={
        "learning-rate": ContinuousParameter(1e-5, 1e-2, scaling_type="Logarithmic"),
        "depth": IntegerParameter(18, 50),
        "optimizer": CategoricalParameter(["adamw", "sgd"]),
    },
    max_jobs=24,
    max_parallel_jobs=4,
    base_tuning_job_name="leaf-search",
)

search.fit({"training": f"{data}/train", "validation": f"{data}/validation"})

winner = search.best_training_job()
print("best run:", winner)

predictor = search.deploy(initial_instance_count=1, instance_type="ml.g5.xlarge")
