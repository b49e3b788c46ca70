# expect: equal
import sagemaker
from sagemaker.estimator import Estimator


def make(image, role, session, rate):
    return Estimator(
        image_uri=image,
        role=role,
        instance_count=1,
        instance_type="ml.m5.xlarge",
        output_path="s3://demo-bucket/out",
        hyperparameters={"rate": rate},
        sagemaker_session=session,
        disable_profiler=True,
        debugger_hook_config=False,
    )


def main():
    session = sagemaker.Session()
    image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1"
    for rate in (0.1, 0.2):
        estimator = make(image, "arn:aws:iam::123456789012:role/demo", session, rate)
        estimator.fit({"train": "s3://demo-bucket/train"}, wait=False)


if __name__ == "__main__":
    main()
