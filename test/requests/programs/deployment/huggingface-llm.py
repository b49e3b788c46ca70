# expect: equal
from sagemaker.huggingface import HuggingFaceModel, get_huggingface_llm_image_uri

image = get_huggingface_llm_image_uri("huggingface", version="2.0.2")
model = HuggingFaceModel(
    image_uri=image,
    env={"HF_MODEL_ID": "mistralai/Mistral-7B-v0.1", "SM_NUM_GPUS": "1"},
    role="arn:aws:iam::123456789012:role/demo",
)
predictor = model.deploy(
    initial_instance_count=1,
    instance_type="ml.g5.2xlarge",
    endpoint_name="llm",
    container_startup_health_check_timeout=600,
)
