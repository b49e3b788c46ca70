# expect: equal
import boto3

client = boto3.client("sagemaker")
client.create_hyper_parameter_tuning_job(
    HyperParameterTuningJobName="by-hand",
    HyperParameterTuningJobConfig={
        "Strategy": "Bayesian",
        "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "validation:rmse"},
        "ResourceLimits": {"MaxNumberOfTrainingJobs": 4, "MaxParallelTrainingJobs": 2},
        "ParameterRanges": {
            "ContinuousParameterRanges": [{"Name": "eta", "MinValue": "0.1", "MaxValue": "0.5"}],
            "IntegerParameterRanges": [{"Name": "max_depth", "MinValue": "1", "MaxValue": "10"}],
        },
    },
    TrainingJobDefinition={
        "StaticHyperParameters": {"objective": "reg:linear", "num_round": "50"},
        "AlgorithmSpecification": {"TrainingImage": "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1", "TrainingInputMode": "File"},
        "RoleArn": "arn:aws:iam::123456789012:role/demo",
        "InputDataConfig": [
            {
                "ChannelName": "train",
                "ContentType": "libsvm",
                "DataSource": {
                    "S3DataSource": {
                        "S3DataType": "S3Prefix",
                        "S3Uri": "s3://demo-bucket/train",
                        "S3DataDistributionType": "FullyReplicated",
                    }
                },
            }
        ],
        "OutputDataConfig": {"S3OutputPath": "s3://demo-bucket/out"},
        "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 5},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
    },
)
job = client.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName="by-hand")
print(job["HyperParameterTuningJobStatus"])
print(job["BestTrainingJob"]["TrainingJobName"])
