/** A V2 program with findings that are rewritten and others that leave a marker, because `**options` hides arguments. */
export const v2Program = `import sagemaker
from sagemaker.estimator import Estimator

session = sagemaker.Session()
estimator = Estimator(
    image_uri="image",  # keep me
    role="role",
    instance_count=1,
    instance_type="ml.m5.large",
)
estimator.fit("s3://bucket/train")


def unknown(**options):
    return Estimator(**options)
`;

/** Says `sagemaker`, but nothing is wrong with it. */
export const cleanProgram = 'import boto3\n\nname = "sagemaker-bucket"\n';
