import { type Helper, withUses } from '../../rules/catalog/helpers/helper';
import { RECORD_SETS, uploadRecordSet } from '../../rules/catalog/helpers/record-sets';
import { describeRule, py } from '../support/check-harness';

function written(...helpers: readonly (Helper | undefined)[]): string {
  const all = new Set(helpers.flatMap((helper) => (helper ? withUses(helper) : [])));
  return `\n\n${[...all].map(({ source }) => `${source}\n\n`).join('')}`;
}

describeRule('training-algorithms', {
  fixes: [
    {
      name: 'hyperparameters by position and keyword, as V2 converted them, with their comments',
      before: py`
        from sagemaker import FactorizationMachines
                            # ^^^^^^^^^^^^^^^^^^^^^ SM105 safe

        machines = FactorizationMachines(
                 # ^^^^^^^^^^^^^^^^^^^^^ SM210 safe
            role,
            2,
            "ml.c5.xlarge",
            10,
            "regressor",
            epochs=None,
            clip_gradient=1,
            eps=eps,  # found by search
            max_run=600,
            output_path="s3://bucket/out",
            sagemaker_session=sess,
        )
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.training.configs import Compute, StoppingCondition, OutputDataConfig
        from sagemaker.train import ModelTrainer

        machines = ModelTrainer(
            training_image=image_uris.retrieve(
                framework="factorization-machines",
                region=sess.boto_region_name,
                version="1",
            ),
            role=role,
            compute=Compute(instance_count=2, instance_type="ml.c5.xlarge"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=600),
            output_data_config=OutputDataConfig(s3_output_path="s3://bucket/out"),
            sagemaker_session=sess,
            hyperparameters={
                "num_factors": 10,
                "predictor_type": "regressor",
                "clip_gradient": 1.0,
                "eps": float(eps),  # found by search
            },
        )
      `,
    },
    {
      name: 'a hyperparameter that is set later, under its own name',
      before: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 safe

        kmeans = KMeans(role, 1, "ml.m5.xlarge", output_path=out, sagemaker_session=sess, k=3)
               # ^^^^^^ SM210 safe
        kmeans.max_iterations = 5  # few
             # ^^^^^^^^^^^^^^ SM210 safe
        kmeans.tol = 0
             # ^^^ SM210 safe
      `,
      after: py`
        from sagemaker.core import image_uris
        from sagemaker.core.training.configs import Compute, OutputDataConfig, StoppingCondition
        from sagemaker.train import ModelTrainer

        kmeans = ModelTrainer(
            training_image=image_uris.retrieve(
                framework="kmeans",
                region=sess.boto_region_name,
                version="1"
            ),
            role=role,
            compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
            output_data_config=OutputDataConfig(s3_output_path=out),
            sagemaker_session=sess,
            hyperparameters={"force_dense": "True", "k": 3},
            stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
        )
        kmeans.hyperparameters["local_lloyd_max_iter"] = 5  # few
        kmeans.hyperparameters["local_lloyd_tol"] = 0.0
      `,
    },
    {
      name: 'an array that is uploaded in the call',
      before: py`
        from sagemaker import LinearLearner
                            # ^^^^^^^^^^^^^ SM105 safe

        learner = LinearLearner(
                # ^^^^^^^^^^^^^ SM210 safe
            role, 1, "ml.m5.xlarge", use_bias=True, output_path=out, sagemaker_session=sess,
            data_location="s3://bucket/data", disable_profiler=True, debugger_hook_config=False,
        )
        learner.fit(learner.record_set(x, labels=y), logs=False)
              # ^^^ SM204 safe
                          # ^^^^^^^^^^ SM210 safe
      `,
      after: `from sagemaker.core import image_uris
from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    Channel,
    DataSource,
    S3DataSource,
)
from sagemaker.train import ModelTrainer
from sagemaker.core.common_utils import sagemaker_timestamp
${written(uploadRecordSet)}learner = ModelTrainer(
    training_image=image_uris.retrieve(
        framework="linear-learner",
        region=sess.boto_region_name,
        version="1",
    ),
    role=role,
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path=out),
    sagemaker_session=sess,
    hyperparameters={"use_bias": "True"},
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400),
)
records = upload_record_set(learner, "LinearLearner", "s3://bucket/data", x, labels=y)
learner.hyperparameters.update(
    {
        "feature_dim": records.feature_dim,
        "mini_batch_size": min(1000, max(1, records.num_records // learner.compute.instance_count)),
    },
)
learner.train(input_data_config=[records.input_channel()], logs=False)
`,
    },
    {
      name: 'a place for the arrays that means another one later',
      before: py`
        from sagemaker import PCA
                            # ^^^ SM105 safe

        prefix = "a"
        if more:
            prefix = "b"
        pca = PCA(role, 1, "ml.m5.xlarge", output_path=out, data_location=f"s3://{bucket}/{prefix}", sagemaker_session=sess)
            # ^^^ SM210 safe
        records = pca.record_set(x)
                    # ^^^^^^^^^^ SM210 safe
      `,
      after: `from sagemaker.core import image_uris
from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    Channel,
    DataSource,
    S3DataSource,
)
from sagemaker.train import ModelTrainer
from sagemaker.core.common_utils import sagemaker_timestamp
${written(uploadRecordSet)}prefix = "a"
if more:
    prefix = "b"
pca_data_location = f"s3://{bucket}/{prefix}"
pca = ModelTrainer(
    training_image=image_uris.retrieve(
        framework="pca",
        region=sess.boto_region_name,
        version="1"
    ),
    role=role,
    compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
    output_data_config=OutputDataConfig(s3_output_path=out),
    sagemaker_session=sess,
    hyperparameters={},
    stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
)
records = upload_record_set(pca, "PCA", pca_data_location, x)
`,
    },
    {
      name: 'record sets of the program, of which one trains',
      before: py`
        from sagemaker import PCA
                            # ^^^ SM105 safe
        from sagemaker.amazon.amazon_estimator import RecordSet
                                                    # ^^^^^^^^^ SM105 safe

        pca = PCA(role, 1, "ml.m5.xlarge", num_components=2, output_path=out, sagemaker_session=sess,
            # ^^^ SM210 safe
                  disable_profiler=True, debugger_hook_config=False)
        test = RecordSet("s3://bucket/test", 10, 2, channel="test")
             # ^^^^^^^^^ SM120 safe
        pca.fit([test, RecordSet("s3://bucket/train", 100, 2)], mini_batch_size=20)
          # ^^^ SM204 safe
                     # ^^^^^^^^^ SM120 safe
      `,
      after: `from sagemaker.core import image_uris
from sagemaker.core.training.configs import (
    Compute,
    OutputDataConfig,
    StoppingCondition,
    Channel,
    DataSource,
    S3DataSource,
)
from sagemaker.train import ModelTrainer
${written(RECORD_SETS['sagemaker.amazon.amazon_estimator.RecordSet'])}pca = ModelTrainer(training_image=image_uris.retrieve(framework="pca",
                                                      region=sess.boto_region_name,
                                                      version="1"),
                   role=role,
                   compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
                   output_data_config=OutputDataConfig(s3_output_path=out),
                   sagemaker_session=sess,
                   hyperparameters={"num_components": 2},
                   stopping_condition=StoppingCondition(max_runtime_in_seconds=86400))
test = RecordSet("s3://bucket/test", 10, 2, channel="test")
train_records = RecordSet("s3://bucket/train", 100, 2)
pca.hyperparameters.update(
    {"feature_dim": train_records.feature_dim, "mini_batch_size": 20},
)
pca.train(input_data_config=[test.input_channel(), train_records.input_channel()])
`,
    },
  ],
  withholds: [
    {
      name: 'what the data are cannot be seen',
      code: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 safe

        kmeans = KMeans(role, 1, "ml.m5.xlarge", k=3)
               # ^^^^^^ SM210 safe
        kmeans.fit(data)
             # ^^^ SM204 withheld
      `,
      reason: /cannot be seen/,
    },
    {
      name: 'a tuner, which needs the numbers before it starts',
      code: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 withheld
        from sagemaker.tuner import HyperparameterTuner
                                  # ^^^^^^^^^^^^^^^^^^^ SM105 withheld

        kmeans = KMeans(role, 1, "ml.m5.xlarge", k=3)
               # ^^^^^^ SM210 withheld
        tuner = HyperparameterTuner(kmeans, "test:msd", {})
              # ^^^^^^^^^^^^^^^^^^^ SM301 withheld
      `,
      reason: /feature_dim/,
    },
    {
      name: 'attributes that ModelTrainer has not',
      code: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 safe

        kmeans = KMeans(role, 1, "ml.m5.xlarge", k=3)
               # ^^^^^^ SM210 safe
        print(kmeans.k, kmeans.data_location)
                   # ^ SM210 withheld
                             # ^^^^^^^^^^^^^ SM210 withheld
        kmeans.data_location = "s3://bucket/other"
             # ^^^^^^^^^^^^^ SM210 withheld
      `,
      reason: /hyperparameters/,
    },
    {
      name: 'a hyperparameter that may be None',
      code: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 withheld

        size = None
        if big:
            size = 3
        kmeans = KMeans(role, 1, "ml.m5.xlarge", k=size)
               # ^^^^^^ SM210 withheld
      `,
      reason: /may be None/,
    },
    {
      name: 'a keyword that V2 took and did nothing with',
      code: py`
        from sagemaker import KMeans
                            # ^^^^^^ SM105 withheld

        kmeans = KMeans(role, 1, "ml.m5.xlarge", k=3, hyperparameters={"k": 4})
               # ^^^^^^ SM210 withheld
      `,
      reason: /does nothing with hyperparameters/,
    },
  ],
  silent: [
    {
      name: 'the algorithm of another package',
      code: py`
        import sagemaker
        from sklearn.cluster import KMeans

        kmeans = KMeans(n_clusters=3)
        kmeans.fit(data)
        kmeans.k = 3
      `,
    },
    {
      name: 'a record set of the program',
      code: py`
        import sagemaker


        class RecordSet:
            def data_channel(self):
                return {}


        RecordSet().data_channel()
      `,
    },
  ],
});
