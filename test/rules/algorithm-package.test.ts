import { describeRule, py } from '../support/check-harness';

describeRule('hosting what an algorithm trained', {
  fixes: [
    {
      name: 'a package of the algorithm and the archive, by the name that the call gives',
      before: py`
        from sagemaker.algorithm import AlgorithmEstimator
                                      # ^^^^^^^^^^^^^^^^^^ SM105 safe

        trees = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path=out, sagemaker_session=session)
              # ^^^^^^^^^^^^^^^^^^ SM210 review
        trees.fit("s3://b/train")
            # ^^^ SM204 review
        trees.deploy(1, "ml.m5.large", model_name=name(), endpoint_name="trees")
            # ^^^^^^ SM404 safe
        trees.transformer(1, "ml.m5.large")
            # ^^^^^^^^^^^ SM601 safe
      `,
      after: py`
        from sagemaker.core.training.configs import (
            Compute,
            OutputDataConfig,
            Networking,
            StoppingCondition,
            InputData,
        )
        from sagemaker.train import ModelTrainer
        from sagemaker.core.resources import ModelPackage, Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder
        from sagemaker.core.common_utils import name_from_base
        from sagemaker.core.transformer import Transformer

        algorithm = session.sagemaker_client.describe_algorithm(AlgorithmName=arn)
        trees = ModelTrainer(
            algorithm_name=arn,
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=session,
            base_job_name=arn.split("/")[-1],
            hyperparameters={
                **{one["Name"]: one["DefaultValue"] for one in algorithm["TrainingSpecification"].get("SupportedHyperParameters", []) if "DefaultValue" in one}
            },
            networking=Networking(enable_network_isolation="ProductId" in algorithm),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        trees.train(
            input_data_config=[InputData(channel_name="training", data_source="s3://b/train")]
        )
        package_name = name()
        trees.sagemaker_session.create_model_package_from_algorithm(
            name=package_name,
            description="Model Package created from training with " + trees.algorithm_name,
            algorithm_arn=trees.algorithm_name,
            model_data=trees._latest_training_job.model_artifacts.s3_model_artifacts,
        )
        ModelPackage.get(
            model_package_name=package_name,
            session=trees.sagemaker_session.boto_session,
        ).wait_for_status("Completed")
        package_description = trees.sagemaker_session.sagemaker_client.describe_model_package(ModelPackageName=package_name)
        model_builder = ModelBuilder(
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(model_package_name=package_name),
                ),
            ],
            role_arn=trees.role,
            network=Networking(
                enable_network_isolation=any("ProductId" in one for one in package_description["InferenceSpecification"]["Containers"]),
            ),
            sagemaker_session=trees.sagemaker_session,
            instance_type="ml.m5.large",
        )
        model_builder.build(model_name=package_name)
        model_builder.deploy(initial_instance_count=1, endpoint_name="trees")
        package_name_2 = name_from_base(trees.algorithm_name.split("/")[-1])
        trees.sagemaker_session.create_model_package_from_algorithm(
            name=package_name_2,
            description="Model Package created from training with " + trees.algorithm_name,
            algorithm_arn=trees.algorithm_name,
            model_data=trees._latest_training_job.model_artifacts.s3_model_artifacts,
        )
        ModelPackage.get(
            model_package_name=package_name_2,
            session=trees.sagemaker_session.boto_session,
        ).wait_for_status("Completed")
        package_description = trees.sagemaker_session.sagemaker_client.describe_model_package(ModelPackageName=package_name_2)
        model_builder_2 = ModelBuilder(
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(model_package_name=package_name_2),
                ),
            ],
            role_arn=trees.role,
            network=Networking(
                enable_network_isolation=any("ProductId" in one for one in package_description["InferenceSpecification"]["Containers"]),
            ),
            sagemaker_session=trees.sagemaker_session,
        )
        model_builder_2.build(model_name=name_from_base(package_name_2))
        Transformer(
            model_name=model_builder_2.built_model.model_name,
            base_transform_job_name=trees.base_job_name,
            sagemaker_session=trees.sagemaker_session,
            instance_count=1,
            instance_type="ml.m5.large"
        )
      `,
    },
  ],
  withholds: [
    {
      name: 'what the package would not say',
      code: py`
        from sagemaker.algorithm import AlgorithmEstimator
                                      # ^^^^^^^^^^^^^^^^^^ SM105 safe

        a = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path=out, subnets=subnets)
          # ^^^^^^^^^^^^^^^^^^ SM210 review
        a.deploy(1, "ml.m5.large")
        # ^^^^^^ SM404 withheld
        b = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path=out)
          # ^^^^^^^^^^^^^^^^^^ SM210 review
        b.transformer(1, "ml.m5.large", env=env)
        # ^^^^^^^^^^^ SM601 withheld
        b.deploy(1, "ml.m5.large", vpc_config_override=network)
        # ^^^^^^ SM404 withheld
        b.register(["text/csv"], ["text/csv"], ["ml.m5.large"], ["ml.m5.large"])
        # ^^^^^^^^ SM406 withheld
        model = b.create_model()
                # ^^^^^^^^^^^^ SM406 withheld
        endpoints = [b.deploy(count, "ml.m5.large") for count in counts]
                     # ^^^^^^ SM404 withheld
      `,
      reason: /give both, or none|by hand|of its own|the archive of a job/,
    },
    {
      name: 'tags and estimators that are not what the model had',
      code: py`
        from sagemaker.algorithm import AlgorithmEstimator
                                      # ^^^^^^^^^^^^^^^^^^ SM105 safe

        c = AlgorithmEstimator(arn, role, 1, "ml.m5.xlarge", output_path=out, tags=tags)
          # ^^^^^^^^^^^^^^^^^^ SM210 review
        c.transformer(1, "ml.m5.large")
        # ^^^^^^^^^^^ SM601 withheld
        d = AlgorithmEstimator.attach("job")
                             # ^^^^^^ SM211 safe
        d.deploy(1, "ml.m5.large")
        # ^^^^^^ SM404 withheld
      `,
      reason: /Give tags=|script of the job/,
    },
    {
      name: 'an estimator that may be another',
      code: py`
        from sagemaker.algorithm import AlgorithmEstimator
                                      # ^^^^^^^^^^^^^^^^^^ SM105 withheld

        def host(estimator: AlgorithmEstimator):
                          # ^^^^^^^^^^^^^^^^^^ SM210 withheld
            estimator.deploy(1, "ml.m5.large")
                    # ^^^^^^ SM404 withheld
      `,
      reason: /archive of a job|cannot be seen/,
    },
  ],
  silent: [
    {
      name: 'a deploy of something else',
      code: py`
        def host(AlgorithmEstimator):
            AlgorithmEstimator("arn").deploy(1, "ml.m5.large")
      `,
    },
  ],
});
