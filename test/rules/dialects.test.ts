import { describeRule, py } from '../support/check-harness';

describeRule('dialects', {
  fixes: [
    {
      name: 'names of V1 as if they had been upgraded to V2 first',
      before: py`
        import sagemaker
        from sagemaker.predictor import RealTimePredictor, csv_serializer, json_deserializer
                                      # ^^^^^^^^^^^^^^^^^ SM105 safe
                                                         # ^^^^^^^^^^^^^^ SM105 safe
                                                                         # ^^^^^^^^^^^^^^^^^ SM105 safe
        from sagemaker.predictor import CONTENT_TYPE_CSV
                                      # ^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        estimator = Estimator(
                  # ^^^^^^^^^ SM201 safe
            image_name=image, role=role, train_instance_count=1, train_instance_type="ml.m5.xlarge", output_path=out
        )
        estimator.fit({"train": sagemaker.s3_input("s3://b/train", content_type=CONTENT_TYPE_CSV)})
                # ^^^ SM204 review
                                        # ^^^^^^^^ SM205 safe
        scorer = RealTimePredictor(endpoint="e", serializer=csv_serializer, deserializer=json_deserializer)
               # ^^^^^^^^^^^^^^^^^ SM501 safe
                                                          # ^^^^^^^^^^^^^^ SM113 safe
                                                                                       # ^^^^^^^^^^^^^^^^^ SM113 safe
        print(scorer.predict([1, 2]), scorer.endpoint)
                   # ^^^^^^^ SM502 safe
                                           # ^^^^^^^^ SM505 safe
      `,
      after: py`
        from sagemaker.core.content_types import CONTENT_TYPE_CSV
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition, InputData
        from sagemaker.train import ModelTrainer
        from sagemaker.core.resources import Endpoint
        from sagemaker.core.serializers import CSVSerializer
        from sagemaker.core.deserializers import JSONDeserializer

        estimator = ModelTrainer(
            training_image=image,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        estimator.train(
            input_data_config=[
                InputData(channel_name="train", data_source="s3://b/train", content_type=CONTENT_TYPE_CSV)
            ]
        )
        scorer = Endpoint.get(endpoint_name="e")
        scorer.serializer = CSVSerializer()
        scorer.deserializer = JSONDeserializer()
        print(scorer.invoke(body=[1, 2], content_type="text/csv", accept="application/json").body, scorer.endpoint_name)
      `,
    },
    {
      name: 'the preview of ModelTrainer in V2',
      before: py`
        from sagemaker.modules import Session
                                    # ^^^^^^^ SM101 safe
        from sagemaker.modules.configs import Compute, InputData, StoppingCondition
                                            # ^^^^^^^ SM101 safe
                                                     # ^^^^^^^^^ SM101 safe
                                                                # ^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker.modules.train import ModelTrainer
                                          # ^^^^^^^^^^^^ SM101 safe

        trainer = ModelTrainer(
            training_image=image,
            compute=Compute(instance_type="ml.m5.xlarge"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=60),
            sagemaker_session=Session(),
        )
        trainer.train(input_data_config=[InputData(channel_name="train", data_source=data)])
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import Compute, InputData, StoppingCondition
        from sagemaker.train import ModelTrainer

        trainer = ModelTrainer(
            training_image=image,
            compute=Compute(instance_type="ml.m5.xlarge"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=60),
            sagemaker_session=Session(),
        )
        trainer.train(input_data_config=[InputData(channel_name="train", data_source=data)])
      `,
    },
    {
      name: 'the stand-alone package sagemaker_core, however it is imported',
      before: py`
        import sagemaker_core.main.shapes
             # ^^^^^^^^^^^^^^^^^^^^^^^^^^ SM105 safe
        import sagemaker_core.resources as res
             # ^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker_core.helper.session_helper import Session, get_execution_role
                                                       # ^^^^^^^ SM101 safe
                                                                # ^^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker_core.main.resources import *
           # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        session, role = Session(), get_execution_role()
        job = res.TrainingJob.get("churn")
        tag = sagemaker_core.main.shapes.Tag(key="team", value="risk")
                                # ^^^^^^ SM101 safe
        endpoint = Endpoint.get("churn")
      `,
      after: py`
        import sagemaker.core.resources as res
        from sagemaker.core.helper.session_helper import Session, get_execution_role
        from sagemaker.core.resources import *
        from sagemaker.core import shapes

        session, role = Session(), get_execution_role()
        job = res.TrainingJob.get("churn")
        tag = shapes.Tag(key="team", value="risk")
        endpoint = Endpoint.get("churn")
      `,
    },
    {
      name: 'shapes and exceptions that the resources of sagemaker_core 1.0.0 handed on',
      before: py`
        from sagemaker_core.resources import Channel, FailedStatusError, TrainingJob
                                           # ^^^^^^^ SM101 safe
                                                    # ^^^^^^^^^^^^^^^^^ SM101 safe
                                                                       # ^^^^^^^^^^^ SM101 safe

        try:
            TrainingJob.create(training_job_name="churn", input_data_config=[Channel(channel_name="a", data_source=data)])
        except FailedStatusError:
            pass
      `,
      after: py`
        from sagemaker.core.shapes import Channel
        from sagemaker.core.utils.exceptions import FailedStatusError
        from sagemaker.core.resources import TrainingJob

        try:
            TrainingJob.create(training_job_name="churn", input_data_config=[Channel(channel_name="a", data_source=data)])
        except FailedStatusError:
            pass
      `,
    },
  ],
  withholds: [
    {
      name: 'a V1 predictor with a content type of its own',
      code: py`
        from sagemaker.predictor import RealTimePredictor
                                      # ^^^^^^^^^^^^^^^^^ SM105 withheld

        scorer = RealTimePredictor(endpoint="e", content_type=pick())
               # ^^^^^^^^^^^^^^^^^ SM501 withheld
      `,
      reason: /nothing for content_type=/,
    },
    {
      name: 'a name that sagemaker_core had and V3 has not',
      code: py`
        from sagemaker_core.main.resources import NoSuchResource
                                                # ^^^^^^^^^^^^^^ SM106 withheld

        NoSuchResource.get("x")
      `,
      reason: /still used below/,
    },
  ],
  silent: [
    {
      name: 'V3 under its own names, and packages that only look alike',
      code: py`
        import sagemaker_inference
        from sagemaker.core.resources import TrainingJob
        from sagemaker_training import environment

        job = TrainingJob.get("churn")
      `,
    },
    {
      name: 'a local csv_serializer',
      code: 'import sagemaker.core\n\ncsv_serializer = make()\nprint(csv_serializer)\n',
    },
  ],
});
