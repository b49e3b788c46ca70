# expect: equal
# A tuning job that ran before: its best job, its results and its description.
import sagemaker
from sagemaker.tuner import HyperparameterTuner

session = sagemaker.Session()
tuner = HyperparameterTuner.attach("existing", sagemaker_session=session)
tuner.wait()
print(tuner.best_training_job(), tuner.latest_tuning_job.name)
print(len(tuner.analytics().dataframe()))
description = tuner.describe()
print(description["HyperParameterTuningJobStatus"])
print(tuner.describe()["BestTrainingJob"]["TrainingJobName"])
best = tuner.best_estimator()
print(best.model_data, best.latest_training_job.name)

again = HyperparameterTuner.attach(tuning_job_name=tuner.latest_tuning_job.job_name)
print(again.analytics().description()["HyperParameterTuningJobStatus"])
again.stop_tuning_job()
