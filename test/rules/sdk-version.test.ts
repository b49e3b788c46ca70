import { describeRule, py } from '../support/check-harness';

describeRule('sdk-version', {
  fixes: [
    {
      name: 'in a try that tells of the failure and raises it again',
      before: py`
        import sagemaker
        try:
            print(sagemaker.__version__)
            #               ^^^^^^^^^^^ SM114 safe
        except Exception as error:
            raise error
      `,
      after: py`
        import importlib.metadata
        try:
            print(importlib.metadata.version("sagemaker"))
        except Exception as error:
            raise error
      `,
    },
    {
      name: 'printed, in an f-string, and compared',
      before: py`
        import sagemaker as sm

        print(sm.__version__)
               # ^^^^^^^^^^^ SM114 safe
        print(f"SDK {sm.__version__}", f'{sm.__version__}')
                      # ^^^^^^^^^^^ SM114 safe
                                           # ^^^^^^^^^^^ SM114 safe
        assert sm.__version__ >= "2"
                # ^^^^^^^^^^^ SM114 safe
      `,
      after: py`
        import importlib.metadata

        print(importlib.metadata.version("sagemaker"))
        print(f"SDK {importlib.metadata.version('sagemaker')}", f'{importlib.metadata.version("sagemaker")}')
        assert importlib.metadata.version("sagemaker") >= "2"
      `,
    },
    {
      name: 'the test of a branch by version, whose arms stay as they are',
      before: py`
        import sagemaker

        if int(sagemaker.__version__.split(".")[0]) >= 3:
                       # ^^^^^^^^^^^ SM114 safe
            print(sagemaker.__version__)
                          # ^^^^^^^^^^^ SM114 safe
            from sagemaker.core.helper.session_helper import Session
        else:
            from sagemaker.session import Session
        session = Session()
      `,
      after: py`
        import importlib.metadata

        if int(importlib.metadata.version("sagemaker").split(".")[0]) >= 3:
            print(importlib.metadata.version("sagemaker"))
            from sagemaker.core.helper.session_helper import Session
        else:
            from sagemaker.session import Session
        session = Session()
      `,
    },
    {
      name: 'imported by name, under another name and beside others',
      before: py`
        from sagemaker import Session, __version__ as v
                            # ^^^^^^^ SM101 safe
                                     # ^^^^^^^^^^^ SM106 safe

        session = Session()
        major = int(v.split(".")[0])
                  # ^ SM114 safe
        print(f"{v}")
               # ^ SM114 safe
      `,
      after: py`
        import importlib.metadata

        from sagemaker.core.helper.session_helper import Session

        session = Session()
        major = int(importlib.metadata.version("sagemaker").split(".")[0])
        print(f"{importlib.metadata.version('sagemaker')}")
      `,
    },
  ],
  withholds: [
    {
      name: 'strings side by side with different quotes',
      code: py`
        import sagemaker

        print("on " f'{sagemaker.__version__}')
                               # ^^^^^^^^^^^ SM114 withheld
      `,
      reason: /importlib\.metadata/,
    },
  ],
  silent: [
    {
      name: 'asked for where it may be missing',
      code: py`
        import sagemaker

        try:
            version = sagemaker.__version__
        except AttributeError:
            version = "3"
        if hasattr(sagemaker, "__version__"):
            print(sagemaker.__version__)
        print(version)
      `,
    },
    {
      name: 'the version of another package, and of a name that is not the SDK',
      code: py`
        import boto3
        import sagemaker

        print(boto3.__version__, sagemaker.__name__)
      `,
    },
    {
      name: 'an object of the program that happens to be called so',
      code: py`
        class sagemaker:
            __version__ = "1"


        print(sagemaker.__version__)
      `,
    },
  ],
});
