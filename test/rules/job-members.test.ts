import { describeRule, py } from '../support/check-harness';

describeRule('job-members', {
  fixes: [
    {
      name: 'the job of a processor that is moved as it is',
      before: py`
        from sagemaker.clarify import SageMakerClarifyProcessor
                                    # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        processor = SageMakerClarifyProcessor(role=role, instance_count=1, instance_type="ml.m5.xlarge")
        processor.latest_job.wait(logs=False)
        print(processor.latest_job.job_name)
                                 # ^^^^^^^^ SM602 safe
        print(processor.latest_job.outputs[0].destination)
                                            # ^^^^^^^^^^^ SM602 safe
        for output in processor.latest_job.outputs:
                                         # ^^^^^^^ SM602 review
            print(output)
      `,
      after: py`
        from sagemaker.core.clarify import SageMakerClarifyProcessor

        processor = SageMakerClarifyProcessor(role=role, instance_count=1, instance_type="ml.m5.xlarge")
        processor.latest_job.wait(logs=False)
        print(processor.latest_job.processing_job_name)
        print(processor.latest_job.processing_output_config.outputs[0].s3_output.s3_uri)
        # TODO(sagemaker-v3 SM602): An output has s3_output.s3_uri and s3_output.local_path instead of destination and source.
        for output in processor.latest_job.processing_output_config.outputs:
            print(output)
      `,
    },
    {
      name: 'executions and the baselining job of a monitor',
      before: py`
        from sagemaker.model_monitor import DefaultModelMonitor
                                          # ^^^^^^^^^^^^^^^^^^^ SM101 safe

        monitor = DefaultModelMonitor(role=role)
        latest = monitor.list_executions()[-1]
        latest.wait(logs=False)
        print(latest.describe()["ProcessingJobStatus"], latest.output.destination)
                                                                    # ^^^^^^^^^^^ SM703 safe
        print(monitor.latest_baselining_job.job_name, monitor.latest_baselining_job.outputs[0].destination)
                                                                                             # ^^^^^^^^^^^ SM703 safe
      `,
      after: py`
        from sagemaker.core.model_monitor.model_monitoring import DefaultModelMonitor

        monitor = DefaultModelMonitor(role=role)
        latest = monitor.list_executions()[-1]
        latest.wait(logs=False)
        print(latest.describe()["ProcessingJobStatus"], latest.output.s3_output.s3_uri)
        print(monitor.latest_baselining_job.job_name, monitor.latest_baselining_job.outputs[0].s3_output.s3_uri)
      `,
    },
  ],
  withholds: [
    {
      name: 'what the resource has in another form',
      code: py`
        from sagemaker.clarify import SageMakerClarifyProcessor
                                    # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        processor = SageMakerClarifyProcessor(role=role, instance_count=1, instance_type="ml.m5.xlarge")
        processor.latest_job.describe()
                           # ^^^^^^^^ SM602 withheld
      `,
      reason: /call refresh\(\) and read its fields/,
    },
    {
      name: 'the job of a processor that is not rewritten',
      code: py`
        from sagemaker.processing import Processor
                                       # ^^^^^^^^^ SM105 withheld

        processor = Processor(role=role, image_uri=image, instance_count=1, instance_type="ml.m5.xlarge")
                  # ^^^^^^^^^ SM602 withheld
        print(processor.latest_job.job_name)
                                 # ^^^^^^^^ SM602 withheld
      `,
      reason: /read processing_job_name of it/,
    },
  ],
  silent: [
    {
      name: 'other objects with such members',
      code: py`
        print(job.latest_job.job_name, run.output.destination, run.outputs[0].destination)
      `,
    },
  ],
});
