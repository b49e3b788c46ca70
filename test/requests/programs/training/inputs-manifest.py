# expect: equal
from sagemaker.estimator import Estimator
from sagemaker.inputs import ShuffleConfig, TrainingInput

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit(
    {
        "train": TrainingInput(
            "s3://demo-bucket/train.manifest",
            s3_data_type="AugmentedManifestFile",
            attribute_names=["source-ref", "class"],
            shuffle_config=ShuffleConfig(7),
            input_mode="Pipe",
            record_wrapping="RecordIO",
        )
    }
)
