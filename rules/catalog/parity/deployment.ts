import { issue, type ParityEntry, sourceAt } from './entry';

const MODEL = 'sagemaker.model.Model';
const BUILDER = 'sagemaker.serve.model_builder.ModelBuilder';
const SESSION = 'sagemaker.session.Session';
const V3_SESSION = 'sagemaker.core.helper.session_helper.Session';
const builder = (tag: string): string => sourceAt(tag, 'sagemaker-serve/src/sagemaker/serve/model_builder.py');
const client = (tag: string): string => sourceAt(tag, 'sagemaker-core/src/sagemaker/core/utils/utils.py');

/** Deployment, and the session that everything is called with. */
export const deploymentParity: readonly ParityEntry[] = [
  {
    id: '5827',
    thread: issue(5827),
    title: 'Network settings of a model',
    v2: '`vpc_config` and `enable_network_isolation` of a model were sent.',
    v3: 'ModelBuilder reads `vpc_config` of Networking, which has no such field.',
    error: "AttributeError: 'Networking' object has no attribute 'vpc_config'",
    since: '3.0',
    fixedIn: '3.12',
    when: [{ call: MODEL, given: ['vpc_config', 'enable_network_isolation'] }],
    note: 'ModelBuilder of V3 fails on any network=',
    advice: 'create the model with sagemaker.core.resources.Model.create',
    effect: 'withhold',
    v3Names: [`${BUILDER}(network)`],
    evidence: builder('v3.11.0'),
  },
  {
    id: '6105',
    thread: issue(6105),
    title: 'Inference code packed into the model',
    v2: '`entry_point` and `source_dir` of a model were packed into its archive.',
    v3: 'With an image and an archive, ModelBuilder drops `source_code`: the endpoint serves without the code.',
    since: '3.0',
    fixedIn: '3.18',
    when: [{ call: MODEL, given: ['entry_point'], along: ['model_data'] }],
    note: 'ModelBuilder of V3 drops the inference code of a model that has an image and an archive',
    advice: 'pack the code into the archive under code/',
    effect: 'withhold',
    v3Names: [`${BUILDER}(source_code)`],
    evidence: builder('v3.17.0'),
  },
  {
    id: '5986',
    thread: issue(5986),
    title: 'Credentials of the session',
    v2: 'All calls were signed with the boto3 session that was given.',
    v3: 'The client of the service is made from the default credential chain (see also #6069).',
    since: '3.13',
    fixedIn: '3.18',
    when: [
      { call: SESSION, given: ['boto_session'], value: 'own-credentials' },
      { call: V3_SESSION, given: ['boto_session'], value: 'own-credentials' },
    ],
    note: 'The resources of V3 sign with the default credentials, not with those of this session',
    advice: 'make these credentials the default ones (AWS_PROFILE or the environment)',
    effect: 'mark',
    v3Names: ['sagemaker.core.utils.utils.SageMakerClient'],
    evidence: client('v3.17.0'),
  },
  {
    id: '5765a',
    thread: issue(5765),
    title: 'Credentials while waiting for a job',
    v2: 'Waiting asked for the state with the session of the job.',
    v3: '`refresh` and `wait` of resources ask with the first client of the process, and one of the default chain where there is none.',
    error: 'NoCredentialsError: Unable to locate credentials',
    since: '3.0',
    fixedIn: '3.24',
    when: [
      { call: SESSION, given: ['boto_session'], value: 'own-credentials' },
      { call: V3_SESSION, given: ['boto_session'], value: 'own-credentials' },
    ],
    note: 'Waiting for jobs in V3 does not use the credentials of this session',
    advice: 'make these credentials the default ones (AWS_PROFILE or the environment)',
    effect: 'mark',
    v3Names: ['sagemaker.core.resources.TrainingJob.refresh'],
    evidence: client('v3.20.0'),
  },
];
