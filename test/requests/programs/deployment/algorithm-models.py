# expect: equal
import numpy as np
from sagemaker import KMeansModel, PCAModel, Session

role = "arn:aws:iam::123456789012:role/SageMakerRole"
session = Session()
kmeans = KMeansModel("s3://demo-bucket/kmeans/model.tar.gz", role=role, sagemaker_session=session)
predictor = kmeans.deploy(1, "ml.m5.large", endpoint_name="clusters")
for one in predictor.predict(np.eye(3, dtype="float32")):
    print(one.label["closest_cluster"].float32_tensor.values[0])
predictor.delete_endpoint()

pca = PCAModel(model_data="s3://demo-bucket/pca/model.tar.gz", role=role)
transformer = pca.transformer(1, "ml.m5.large", output_path="s3://demo-bucket/out")
transformer.transform("s3://demo-bucket/in", content_type="text/csv", wait=False)
