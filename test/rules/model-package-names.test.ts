import { describeRule, py } from '../support/check-harness';

describeRule('a model package whose ARN has no name', {
  fixes: [
    {
      name: 'it gets one',
      before: py`
        from sagemaker import ModelPackage, Session
                            # ^^^^^^^^^^^^ SM105 safe
                                          # ^^^^^^^ SM101 safe

        model = ModelPackage(
              # ^^^^^^^^^^^^ SM408 safe
            role="r",
            model_package_arn=found["ModelPackageArn"],  # the newest
            sagemaker_session=Session(),
        )
        model.deploy(1, "ml.m5.xlarge", endpoint_name="packaged")
            # ^^^^^^ SM403 safe
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core.training.configs import Networking
        from sagemaker.core.resources import Model
        from sagemaker.core.shapes import ContainerDefinition
        from sagemaker.serve.model_builder import ModelBuilder

        package_arn = found["ModelPackageArn"]
        package_description = Session().sagemaker_client.describe_model_package(ModelPackageName=package_arn)
        if package_description.get("ModelApprovalStatus", "Approved") != "Approved":
            Session().sagemaker_client.update_model_package(ModelPackageArn=package_arn, ModelApprovalStatus="Approved")
        model = ModelBuilder(
            role_arn="r",
            model=[
                Model(
                    model_name="container",
                    primary_container=ContainerDefinition(
                        model_package_name=package_arn,  # the newest
                    ),
                ),
            ],
            sagemaker_session=Session(),
            network=Networking(
                enable_network_isolation=any("ProductId" in one for one in package_description["InferenceSpecification"]["Containers"]),
            ),
            instance_type="ml.m5.xlarge",
        )
        model.build()
        model.deploy(initial_instance_count=1, endpoint_name="packaged")
      `,
    },
  ],
  withholds: [
    {
      name: 'another argument that may notice the order',
      code: py`
        from sagemaker import ModelPackage
                            # ^^^^^^^^^^^^ SM105 withheld

        other = ModelPackage(role=ask(), model_package_arn=found["a"])
              # ^^^^^^^^^^^^ SM408 withheld
        other.deploy(1, "ml.m5.xlarge")
            # ^^^^^^ SM403 withheld
      `,
      reason: /a name first/,
    },
  ],
  silent: [],
});
