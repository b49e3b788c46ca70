# expect: equal
from sagemaker.debugger import TensorBoardOutputConfig
from sagemaker.estimator import Estimator

board = TensorBoardOutputConfig(
    s3_output_path="s3://demo-bucket/board",
    container_local_output_path="/opt/ml/output/board",
)
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    output_path="s3://demo-bucket/out",
    disable_profiler=True,
    debugger_hook_config=False,
    tensorboard_output_config=board,
)
estimator.fit({"train": "s3://demo-bucket/train"})
print(board.s3_output_path)
