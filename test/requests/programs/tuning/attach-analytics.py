# expect: withheld
from sagemaker.tuner import HyperparameterTuner

tuner = HyperparameterTuner.attach("existing")
print(tuner.best_training_job())
