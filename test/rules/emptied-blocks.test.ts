import { describeRule, py } from '../support/check-harness';

describeRule('blocks that lose all their imports', {
  fixes: [
    {
      name: 'keep one pass',
      before: py`
        try:
            from sagemaker.estimator import Estimator
        #                                   ^^^^^^^^^ SM105 safe
            from sagemaker.tuner import HyperparameterTuner
        #                               ^^^^^^^^^^^^^^^^^^^ SM105 safe
        except ImportError:
            raise
        try:
            import json
        except ImportError:
            raise
        else:
            from sagemaker.model import Model
        #                               ^^^^^ SM105 safe
      `,
      after: py`
        try:
            pass
        except ImportError:
            raise
        try:
            import json
        except ImportError:
            raise
        else:
            pass
      `,
    },
  ],
  withholds: [],
  silent: [
    { name: 'other imports', code: 'import sagemaker\ntry:\n    import json\nexcept ImportError:\n    raise\n' },
  ],
});
