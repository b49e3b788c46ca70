# expect: material
from sagemaker.tensorflow import TensorFlow

estimator = TensorFlow(
    entry_point="train.py",
    source_dir="src",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    framework_version="2.12.0",
    py_version="py310",
    model_dir=False,
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
)
estimator.fit("s3://demo-bucket/train")
predictor = estimator.deploy(initial_instance_count=1, instance_type="ml.m5.large", endpoint_name="tf")
print(predictor.predict([[1.0, 2.0]]))
