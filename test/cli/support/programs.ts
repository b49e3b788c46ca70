/** A V2 program with findings of every grade: the first safe, the others to review or withheld. */
export const v2Program = `from sagemaker.estimator import Estimator

estimator = Estimator(
    image_uri="image",  # keep me
    role="role",
    instance_count=1,
    instance_type="ml.m5.large",
)
estimator.fit("s3://bucket/train")
estimator.nope("s3://bucket/train")
`;

/** Says `sagemaker`, but nothing is wrong with it. */
export const cleanProgram = 'import boto3\n\nname = "sagemaker-bucket"\n';
