# expect: equal
import sagemaker
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.predictor import Predictor

session = sagemaker.Session()
predictor = Predictor("existing", sagemaker_session=session)
predictor.update_endpoint(initial_instance_count=2, instance_type="ml.m5.xlarge")  # more of them
predictor.update_endpoint(
    initial_instance_count=1,
    instance_type="ml.c5.large",
    model_name="existing",
    kms_key="key",
    wait=False,
)
capture = DataCaptureConfig(
    enable_capture=True, sampling_percentage=50, destination_s3_uri="s3://demo-bucket/capture", csv_content_types=["text/csv"]
)
predictor.update_data_capture_config(data_capture_config=capture)
predictor.enable_data_capture()
Predictor("existing").disable_data_capture()
