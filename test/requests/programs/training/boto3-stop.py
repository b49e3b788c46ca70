# expect: equal
import boto3

client = boto3.client("sagemaker")
client.stop_training_job(TrainingJobName="existing")
client.stop_hyper_parameter_tuning_job(HyperParameterTuningJobName="existing")
