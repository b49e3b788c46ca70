export const uri = 'file:///project/train.py';

/** The smallest V2 program with something to rewrite; `Estimator(` stands on line 2, column 6. */
export const v2 = `from sagemaker.estimator import Estimator

est = Estimator(image_uri='i', role='r', instance_count=1, instance_type='ml.m5.large')
est.fit('s3://bucket/train')
`;

/** Code for V3 that the server has nothing to say about. */
export const clean = `from sagemaker.core.helper.session_helper import Session

session = Session()
`;
