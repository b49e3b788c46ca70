import { describeRule, py } from '../support/check-harness';

describeRule('text-references', {
  fixes: [],
  withholds: [
    {
      name: 'targets of patch and import_module, members included',
      code: py`
        import importlib
        from unittest import mock

        module = importlib.import_module("sagemaker.estimator")
                                        # ^^^^^^^^^^^^^^^^^^^ SM109 withheld


        @mock.patch("sagemaker.session.Session.upload_data")
                   # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM109 withheld
        def test_upload(upload):
            with mock.patch('sagemaker.s3.S3Uploader'):
                           # ^^^^^^^^^^^^^^^^^^^^^^^ SM109 withheld
                pass
      `,
      reason: /write sagemaker\.core\.s3\.S3Uploader/,
    },
    {
      name: 'what patch.dict and patch.multiple take, and keys of sys.modules',
      code: py`
        import sys
        from unittest.mock import MagicMock, patch

        with patch.multiple("sagemaker.session", Session=None):
                           # ^^^^^^^^^^^^^^^^^ SM109 withheld
            pass
        sys.modules["sagemaker.estimator"] = MagicMock()
                   # ^^^^^^^^^^^^^^^^^^^ SM109 withheld
      `,
      reason: /A text is not rewritten/,
    },
    {
      name: 'cross references and type comments, which get no marker',
      code: py`
        def train(estimator):  # type: sagemaker.estimator.Estimator
                                     # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SM109 withheld
            """Trains."""
            return estimator
      `,
      reason: /not rewritten/,
      quiet: true,
    },
  ],
  silent: [
    {
      name: 'texts that name V3, other packages, services and paths',
      code: py`
        import importlib
        from unittest.mock import patch

        importlib.import_module("sagemaker.core.resources")
        patch("sagemaker_training.environment")
        patch("sagemaker.nosuch.Thing")
        print("sagemaker.estimator.Estimator", "arn:aws:sagemaker:us-west-2:123456789012:endpoint/e")
        sys.modules["boto3"], modules["sagemaker.estimator"], settings.multiple("sagemaker.estimator")
        host = "runtime.sagemaker.us-west-2.amazonaws.com"
      `,
    },
    { name: 'a sentence about the service', code: '"""Uses sagemaker.estimator to train."""\nprint(1)\n' },
  ],
});
