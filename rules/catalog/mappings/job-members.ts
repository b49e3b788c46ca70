/** What a member of a V2 job object is on the object that V3 gives in its place. */
export interface JobMember {
  /** The attribute of V3, below the object. */
  readonly to?: string;
  /** What to do where there is none. */
  readonly note?: string;
}

/** Members by V2 class; the others, and the class's other methods, are as they were. */
export const JOB_MEMBERS: Readonly<Record<string, Readonly<Record<string, JobMember>>>> = {
  // sagemaker-core 2.27.0: `latest_job` of a processor is the resource (`processing.py`, `resources.py`).
  'sagemaker.processing.ProcessingJob': {
    job_name: { to: 'processing_job_name' },
    name: { to: 'processing_job_name' },
    arn: { to: 'processing_job_arn' },
    inputs: { to: 'processing_inputs' },
    outputs: { to: 'processing_output_config.outputs' },
    output_kms_key: { note: 'Read processing_output_config.kms_key_id of the job.' },
    describe: {
      note: 'The job is the resource ProcessingJob in V3: call refresh() and read its fields, whose names are in snake case.',
    },
    from_processing_name: {
      note: 'Get the job with ProcessingJob.get(processing_job_name=...) of sagemaker.core.resources.',
    },
    from_processing_arn: {
      note: 'Get the job with ProcessingJob.get(processing_job_name=...) of sagemaker.core.resources.',
    },
  },
  // The same resource as base, with `output`, `outputs` and `describe` of its own (`model_monitor/model_monitoring.py`).
  'sagemaker.model_monitor.model_monitoring.MonitoringExecution': {
    job_name: { to: 'processing_job_name' },
    name: { to: 'processing_job_name' },
    inputs: { to: 'processing_inputs' },
    output_kms_key: { note: 'Read processing_output_config.kms_key_id of the execution.' },
  },
  // A class of its own in V3, with the old names, but the outputs are shapes.
  'sagemaker.model_monitor.model_monitoring.BaseliningJob': {},
};

/** Fields of an output of such a job. */
export const OUTPUT_MEMBERS: Readonly<Record<string, string>> = {
  destination: 's3_output.s3_uri',
  source: 's3_output.local_path',
  s3_upload_mode: 's3_output.s3_upload_mode',
};
