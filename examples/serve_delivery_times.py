"""Put a trained delivery-time model behind an endpoint, ask it a few questions and take it down again."""

import numpy as np
import sagemaker
from sagemaker.deserializers import JSONDeserializer
from sagemaker.model import Model
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

ENDPOINT = "delivery-times"


def bring_up(role: str) -> Predictor:
    model = Model(
        image_uri="123456789012.dkr.ecr.eu-west-1.amazonaws.com/delivery:7",
        model_data="s3://delivery-models/2024-11/model.tar.gz",
        role=role,
        predictor_cls=Predictor,
        env={"WORKERS": "2"},
    )
    return model.deploy(
        initial_instance_count=2,
        instance_type="ml.c5.large",
        endpoint_name=ENDPOINT,
        serializer=CSVSerializer(),
        deserializer=JSONDeserializer(),
    )


def minutes_for(predictor: Predictor, trips: np.ndarray) -> list:
    answer = predictor.predict(trips)
    return [row["minutes"] for row in answer["predictions"]]


if __name__ == "__main__":
    predictor = bring_up(sagemaker.get_execution_role())
    try:
        print(minutes_for(predictor, np.array([[3.2, 0, 17], [11.8, 1, 8]])))
    finally:
        predictor.delete_model()
        predictor.delete_endpoint(delete_endpoint_config=True)
