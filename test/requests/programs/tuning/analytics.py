# expect: equal
import sagemaker
from sagemaker.analytics import HyperparameterTuningJobAnalytics

session = sagemaker.Session()
analytics = HyperparameterTuningJobAnalytics("existing", sagemaker_session=session)
frame = analytics.dataframe()
print(len(frame), analytics.tuning_ranges)
print(analytics.description()["HyperParameterTuningJobStatus"])
