import type { CatalogEntry } from './entry';

const V3 = 'https://github.com/aws/sagemaker-python-sdk/blob/v3.20.0';
const TABLE = { title: 'Issues of the SDK', url: 'https://github.com/aws/sagemaker-python-sdk/issues' };

/** Codes of findings that come from the parity catalog alone. */
export const parityCodes: readonly CatalogEntry[] = [
  {
    code: 'SM950',
    title: 'V2 could do this; V3 fails on it in the releases that the finding names',
    error:
      '1 validation error for StoppingCondition\nmax_runtime_in_seconds\n  Input should be a valid integer [type=int_type]',
    why:
      'Some of what V2 could do is missing in V3, or was for some releases. Rewriting such code would only move the ' +
      'failure. The finding says what happens, in which releases, where that was reported, and what to do: migrate to a ' +
      'newer V3, or take the work-around. With a target version that has it, there is no finding.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.workflow.parameters import ParameterInteger

max_run = ParameterInteger(name="MaxRun", default_value=3600)
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    max_run=max_run,
)
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.estimator import Estimator
from sagemaker.core.workflow.parameters import ParameterInteger

max_run = ParameterInteger(name="MaxRun", default_value=3600)
# TODO(sagemaker-v3 SM201): A use of this object cannot be rewritten (see its marker below), so its construction has to wait for it.
# TODO(sagemaker-v3 SM950): V3 refuses pipeline variables as run time, waiting time, volume size, spot, isolation, encryption and retries (aws/sagemaker-python-sdk#5608): give a plain value, or keep this pipeline on V2.
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    max_run=max_run,
)
`,
    grade: 'withheld',
    severity: 'error',
    links: [
      { title: 'Configuration classes in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/training/configs.py` },
      TABLE,
    ],
    since: '3.0',
  },
  {
    code: 'SM951',
    title: 'V2 could do this; V3 ignores it in the releases that the finding names',
    why:
      'V3 takes these settings and does something else, or the failure comes late, in the container or on a bill. The ' +
      'finding says what happens, in which releases, where that was reported, and what to do. With a target version that ' +
      'does it right, there is no finding.',
    before: `from sagemaker.estimator import Estimator
from sagemaker.tuner import HyperparameterTuner, IntegerParameter

estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    use_spot_instances=True,
    max_run=3600,
    max_wait=7200,
)
tuner = HyperparameterTuner(
    estimator=estimator,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"max_depth": IntegerParameter(3, 10)},
)
`,
    after: `# TODO(sagemaker-v3 SM105): This import fails under V3 and is still used below; remove it when the marked uses are gone.
from sagemaker.estimator import Estimator
# TODO(sagemaker-v3 SM105): as above.
from sagemaker.tuner import HyperparameterTuner
from sagemaker.core.parameter import IntegerParameter

# TODO(sagemaker-v3 SM201): A use of this object cannot be rewritten (see its marker below), so its construction has to wait for it.
estimator = Estimator(
    image_uri="123456789012.dkr.ecr.us-west-2.amazonaws.com/demo:1",
    role="arn:aws:iam::123456789012:role/demo",
    instance_count=1,
    instance_type="ml.m5.xlarge",
    use_spot_instances=True,
    max_run=3600,
    max_wait=7200,
)
# TODO(sagemaker-v3 SM301): A use of this object cannot be rewritten (see its marker below), so its construction has to wait for it.
# TODO(sagemaker-v3 SM951): The V3 tuner does not ask for spot instances, so that its jobs cost the full price (V3 before 3.8; aws/sagemaker-python-sdk#5584): migrate to 3.8 or newer, or create the job with sagemaker.core.resources.HyperParameterTuningJob.create.
tuner = HyperparameterTuner(
    estimator=estimator,
    objective_metric_name="validation:rmse",
    hyperparameter_ranges={"max_depth": IntegerParameter(3, 10)},
)
`,
    grade: 'withheld',
    severity: 'warning',
    links: [{ title: 'FrameworkProcessor in V3', url: `${V3}/sagemaker-core/src/sagemaker/core/processing.py` }, TABLE],
    since: '3.0',
    until: '3.8',
  },
];
