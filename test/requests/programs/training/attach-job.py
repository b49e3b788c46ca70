# expect: equal
# What is read of a job that ran before.
from sagemaker.estimator import Estimator

estimator = Estimator.attach("existing")
print(estimator.model_data)
print(estimator.latest_training_job.name, estimator._current_job_name)
print(estimator.image_uri, estimator.training_image_uri())
print(estimator.role, estimator.output_path, estimator.instance_type, estimator.instance_count)
print(estimator.volume_size, estimator.max_run, estimator.input_mode)
print(estimator.hyperparameters())
print(estimator.latest_training_job.describe()["ModelArtifacts"]["S3ModelArtifacts"])
description = estimator.latest_training_job.describe()
print(description["TrainingJobName"])
