import { describeRule, py } from '../support/check-harness';

describeRule('remote functions', {
  fixes: [
    {
      name: 'installs V3 in the job',
      before: py`
        from sagemaker.remote_function import RemoteExecutor, remote
                                            # ^^^^^^^^^^^^^^ SM101 safe
                                                            # ^^^^^^ SM101 safe


        @remote(
        #^^^^^^ SM240 review
            instance_type="ml.m5.xlarge",  # small
            keep_alive_period_in_seconds=600,
        )
        def add(a, b):
            return a + b


        with RemoteExecutor(instance_type="ml.m5.xlarge") as executor:
           # ^^^^^^^^^^^^^^ SM240 review
            print(executor.submit(len, [1]).result())
      `,
      after: py`
        from sagemaker.core.remote_function.client import RemoteExecutor, remote


        @remote(
            instance_type="ml.m5.xlarge",  # small
            keep_alive_period_in_seconds=600,
            pre_execution_commands=["python -m pip install 'sagemaker>=3,<4'"],
        )
        def add(a, b):
            return a + b


        with RemoteExecutor(
            instance_type="ml.m5.xlarge",
            pre_execution_commands=["python -m pip install 'sagemaker>=3,<4'"],
        ) as executor:
            print(executor.submit(len, [1]).result())
      `,
    },
    {
      name: 'says where V3 has to be named',
      before: py`
        from sagemaker.remote_function import remote
                                            # ^^^^^^ SM101 safe


        @remote(instance_type="ml.m5.xlarge", dependencies="requirements.txt")
        #^^^^^^ SM240 review
        def add(a, b):
            return a + b


        @remote(instance_type="ml.m5.xlarge", job_conda_env="mine")
        #^^^^^^ SM240 review
        def times(a, b):
            return a * b


        @remote
        #^^^^^^ SM240 review
        def minus(a, b):
            return a - b
      `,
      after: py`
        from sagemaker.core.remote_function.client import remote


        # TODO(sagemaker-v3 SM240): The job runs V3 and so needs it installed: check that what dependencies= names lists sagemaker>=3, which V2 added to a requirements file.
        @remote(instance_type="ml.m5.xlarge", dependencies="requirements.txt")
        def add(a, b):
            return a + b


        # TODO(sagemaker-v3 SM240): The job runs V3 and so needs it installed: check that its image, dependencies= or pre_execution_commands= brings sagemaker>=3.
        @remote(instance_type="ml.m5.xlarge", job_conda_env="mine")
        def times(a, b):
            return a * b


        # TODO(sagemaker-v3 SM240): The job runs V3 and so needs it installed: check that its image, or the configuration file of the SDK, brings sagemaker>=3.
        @remote
        def minus(a, b):
            return a - b
      `,
    },
    {
      name: 'asks once for what the configuration file gives, and asks again where an image is given',
      before: py`
        import os

        from sagemaker.remote_function import remote
                                            # ^^^^^^ SM101 safe

        os.environ["SAGEMAKER_USER_CONFIG_OVERRIDE"] = os.getcwd()


        @remote(keep_alive_period_in_seconds=60)
        #^^^^^^ SM240 review
        def add(a, b):
            return a + b


        @remote
        def minus(a, b):
            return a - b


        @remote(image_uri="demo:1")
        #^^^^^^ SM240 review
        def times(a, b):
            return a * b
      `,
      after: py`
        import os

        from sagemaker.core.remote_function.client import remote

        os.environ["SAGEMAKER_USER_CONFIG_OVERRIDE"] = os.getcwd()


        # TODO(sagemaker-v3 SM240): The job runs V3 and so needs it installed: check that its image, or the configuration file of the SDK, brings sagemaker>=3.
        @remote(keep_alive_period_in_seconds=60)
        def add(a, b):
            return a + b


        @remote
        def minus(a, b):
            return a - b


        @remote(image_uri="demo:1")
        def times(a, b):
            return a * b
      `,
    },
    {
      name: 'installs V3 beside a configuration file that is written here and sets up requirements only',
      before: py`
        import os
        from pathlib import Path

        from sagemaker.remote_function import remote
                                            # ^^^^^^ SM101 safe

        Path("config.yaml").write_text("""\
        SchemaVersion: '1.0'
        SageMaker:
          PythonSDK:
            Modules:
              RemoteFunction:
                Dependencies: ./requirements.txt
        """)
        os.environ["SAGEMAKER_USER_CONFIG_OVERRIDE"] = os.getcwd()


        @remote(keep_alive_period_in_seconds=60)
        #^^^^^^ SM240 review
        def add(a, b):
            return a + b
      `,
      after: py`
        import os
        from pathlib import Path

        from sagemaker.core.remote_function.client import remote

        Path("config.yaml").write_text("""\
        SchemaVersion: '1.0'
        SageMaker:
          PythonSDK:
            Modules:
              RemoteFunction:
                Dependencies: ./requirements.txt
        """)
        os.environ["SAGEMAKER_USER_CONFIG_OVERRIDE"] = os.getcwd()


        @remote(
          keep_alive_period_in_seconds=60,
          pre_execution_commands=["python -m pip install 'sagemaker>=3,<4'"],
        )
        def add(a, b):
            return a + b
      `,
    },
    {
      name: 'leaves a captured environment, which has V3 in it',
      before: py`
        from sagemaker.remote_function import remote
                                            # ^^^^^^ SM101 safe


        @remote(instance_type="ml.m5.xlarge", dependencies="auto_capture")
        def add(a, b):
            return a + b
      `,
      after: py`
        from sagemaker.core.remote_function.client import remote


        @remote(instance_type="ml.m5.xlarge", dependencies="auto_capture")
        def add(a, b):
            return a + b
      `,
    },
  ],
  withholds: [],
  silent: [
    {
      name: 'other decorators of these names',
      code: py`
        import sagemaker
        from ray import remote


        @remote(num_cpus=1)
        def add(a, b):
            return a + b


        @remote
        def minus(a, b):
            return a - b
      `,
    },
    {
      name: 'a remote function of V3',
      code: py`
        from sagemaker.core.remote_function import remote


        @remote(instance_type="ml.m5.xlarge")
        def add(a, b):
            return a + b
      `,
    },
  ],
});
