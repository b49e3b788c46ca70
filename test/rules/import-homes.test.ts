import { describe, expect, it } from 'vitest';
import { describeRule, py } from '../support/check-harness';
import { testEngine } from '../support/engine';

describeRule('where new imports go', {
  fixes: [
    {
      name: 'into the functions that import for themselves',
      before: py`
        def bucket():
            import sagemaker
            return sagemaker.Session().default_bucket()
                           # ^^^^^^^ SM101 safe


        class Jobs:
            @property
            def session(self):
                from sagemaker import Session
                                    # ^^^^^^^ SM101 safe
                return Session()

            @staticmethod
            def role():
                import sagemaker as sm
                return sm.get_execution_role()
                        # ^^^^^^^^^^^^^^^^^^ SM101 safe
      `,
      after: py`
        def bucket():
            from sagemaker.core.helper.session_helper import Session
            return Session().default_bucket()


        class Jobs:
            @property
            def session(self):
                from sagemaker.core.helper.session_helper import Session
                return Session()

            @staticmethod
            def role():
                from sagemaker.core.helper.session_helper import get_execution_role
                return get_execution_role()
      `,
    },
    {
      name: 'into a function that has none of its own, when no other import stands outside of a function',
      before: py`
        def make():
            from sagemaker.estimator import Estimator
                                          # ^^^^^^^^^ SM105 safe
            return Estimator("image", "role", 1, "ml.m5.xlarge", output_path="s3://b/out")
                 # ^^^^^^^^^ SM201 safe


        def start():
            """Starts."""
            make().fit("s3://b/train")
                 # ^^^ SM204 review
      `,
      after: py`
        def make():
            from sagemaker.core.training.configs import (
                Compute,
                OutputDataConfig,
                StoppingCondition,
            )
            from sagemaker.train import ModelTrainer
            return ModelTrainer(
                training_image="image",
                role="role",
                compute=Compute(instance_count=1, instance_type="ml.m5.xlarge"),
                output_data_config=OutputDataConfig(s3_output_path="s3://b/out"),
                stopping_condition=StoppingCondition(max_runtime_in_seconds=86400)
            )


        def start():
            """Starts."""
            from sagemaker.core.training.configs import InputData
            make().train(
                input_data_config=[
                    InputData(channel_name="training", data_source="s3://b/train")
                ]
            )
      `,
    },
    {
      name: 'into both arms of a try that installs the package',
      before: py`
        try:
            import sagemaker
        except ModuleNotFoundError:
            import os

            os.system("make install")
            import sagemaker

        session = sagemaker.Session()
                          # ^^^^^^^ SM101 safe
      `,
      after: py`
        try:
            from sagemaker.core.helper.session_helper import Session
        except ModuleNotFoundError:
            import os

            os.system("make install")
            from sagemaker.core.helper.session_helper import Session

        session = Session()
      `,
    },
    {
      name: 'into a try that does without the package',
      before: py`
        try:
            import sagemaker

            HAS_SDK = True
        except ImportError:
            HAS_SDK = False


        def bucket():
            return sagemaker.Session().default_bucket() if HAS_SDK else None
                           # ^^^^^^^ SM101 safe
      `,
      after: py`
        try:
            from sagemaker.core.helper.session_helper import Session

            HAS_SDK = True
        except ImportError:
            HAS_SDK = False


        def bucket():
            return Session().default_bucket() if HAS_SDK else None
      `,
    },
    {
      name: 'into the block for type checkers, and for running code beside it',
      before: py`
        from __future__ import annotations

        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from sagemaker.estimator import Estimator
                                          # ^^^^^^^^^ SM105 safe
            from sagemaker.session import Session
                                        # ^^^^^^^ SM101 safe


        def name(estimator: Estimator, session: Session) -> "Estimator | None":
                          # ^^^^^^^^^ SM108 safe
                                                           # ^^^^^^^^^ SM108 safe
            import sagemaker

            return sagemaker.Session().default_bucket()
                           # ^^^^^^^ SM101 safe
      `,
      after: py`
        from __future__ import annotations

        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from sagemaker.core.helper.session_helper import Session
            from sagemaker.train import ModelTrainer


        def name(estimator: ModelTrainer, session: Session) -> "ModelTrainer | None":
            from sagemaker.core.helper.session_helper import Session

            return Session().default_bucket()
      `,
    },
    {
      name: 'of a class body, whose imports are its attributes',
      before: py`
        class Settings:
            from sagemaker import Session as Maker
                                # ^^^^^^^ SM101 safe
            import sagemaker as sm

            def make(self):
                return self.Maker(), self.sm.image_uris.retrieve("kmeans", "us-west-2", version="1")
                                           # ^^^^^^^^^^ SM101 safe
      `,
      after: py`
        class Settings:
            from sagemaker.core.helper.session_helper import Session as Maker
            import sagemaker as sm

            def make(self):
                from sagemaker.core import image_uris
                return self.Maker(), image_uris.retrieve("kmeans", "us-west-2", version="1")
      `,
    },
    {
      name: 'under names of their own where other packages have the same',
      before: py`
        import boto3
        from boto3 import Session
        import sagemaker

        session = sagemaker.Session(boto_session=Session())
                          # ^^^^^^^ SM101 safe
        s3 = boto3.client("s3")
        sagemaker.s3.S3Uploader.upload("a", "s3://b")
                # ^^ SM101 safe
      `,
      after: py`
        import boto3
        from boto3 import Session
        from sagemaker.core.helper.session_helper import Session as SageMakerSession
        from sagemaker.core import s3 as sagemaker_s3

        session = SageMakerSession(boto_session=Session())
        s3 = boto3.client("s3")
        sagemaker_s3.S3Uploader.upload("a", "s3://b")
      `,
    },
    {
      name: 'and what leaves with its line: comments to tools, semicolons, a name that is given something else',
      before: py`
        import boto3; import sagemaker.session as session; import json
                           # ^^^^^^^^^^^^^^^^^ SM105 safe
        from sagemaker import get_execution_role  # noqa: E402
                            # ^^^^^^^^^^^^^^^^^^ SM101 safe
        from sagemaker import image_uris  # for later
                            # ^^^^^^^^^^ SM105 safe
        from sagemaker.session import Session  # noqa: F401
                                    # ^^^^^^^ SM105 safe

        session = session.Session()
                        # ^^^^^^^ SM101 safe
        print(get_execution_role(), session.default_bucket())
      `,
      after: py`
        import boto3; import json
        from sagemaker.core.helper.session_helper import get_execution_role, Session  # noqa: E402
        # for later

        session = Session()
        print(get_execution_role(), session.default_bucket())
      `,
    },
    {
      name: 'of what a text names to import_module',
      before: py`
        import importlib

        sm = importlib.import_module("sagemaker")
        session = sm.Session()
                   # ^^^^^^^ SM101 safe
      `,
      after: py`
        import importlib
        from sagemaker.core.helper.session_helper import Session

        sm = importlib.import_module("sagemaker")
        session = Session()
      `,
    },
    {
      name: 'of a package that a test may lack',
      before: py`
        import pytest

        sagemaker = pytest.importorskip("sagemaker")


        def test_bucket():
            assert sagemaker.Session().default_bucket()
                           # ^^^^^^^ SM101 safe
      `,
      after: py`
        import pytest
        from sagemaker.core.helper.session_helper import Session

        sagemaker = pytest.importorskip("sagemaker")


        def test_bucket():
            assert Session().default_bucket()
      `,
    },
    {
      name: 'in place of chains that nothing uses any more, and of a module whose name is a parameter elsewhere',
      before: py`
        import sagemaker.estimator, sagemaker.session
             # ^^^^^^^^^^^^^^^^^^^ SM105 safe
                                  # ^^^^^^^^^^^^^^^^^ SM105 safe
        import sagemaker.session as session
             # ^^^^^^^^^^^^^^^^^ SM105 safe

        first, second = sagemaker.session.Session(), session.Session()
                                        # ^^^^^^^ SM101 safe
                                                           # ^^^^^^^ SM101 safe


        def bucket(session=None):
            return (session or first).default_bucket()
      `,
      after: py`
        from sagemaker.core.helper.session_helper import Session

        first, second = Session(), Session()


        def bucket(session=None):
            return (session or first).default_bucket()
      `,
    },
    {
      name: 'of the classes inside of string annotations',
      before: py`
        from typing import List, Optional
        import sagemaker
        from sagemaker.estimator import Estimator
                                      # ^^^^^^^^^ SM105 safe

        SESSIONS: "List[sagemaker.session.Session]" = []
                      # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe


        def name(estimator: "Optional[Estimator]", more: "dict[str, Estimator]") -> str:
                                    # ^^^^^^^^^ SM108 safe
                                                                  # ^^^^^^^^^ SM108 safe
            return "name"
      `,
      after: py`
        from typing import List, Optional
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.train import ModelTrainer

        SESSIONS: "List[Session]" = []


        def name(estimator: "Optional[ModelTrainer]", more: "dict[str, ModelTrainer]") -> str:
            return "name"
      `,
    },
  ],
  withholds: [
    {
      name: 'what getattr and hasattr ask a module for, and what is imported from a package',
      code: py`
        import importlib
        import sagemaker

        make = getattr(sagemaker, "Session")
                                # ^^^^^^^^^ SM109 withheld
        estimator = getattr(sagemaker.estimator, "Estimator", None)
                                               # ^^^^^^^^^^^ SM109 withheld
        if hasattr(sagemaker, "get_execution_role"):
                            # ^^^^^^^^^^^^^^^^^^^^ SM109 withheld
            print(make())
        monkeypatch.setattr(sagemaker, "image_uris", None)
                                     # ^^^^^^^^^^^^ SM109 withheld
        uris = importlib.import_module(".image_uris", package="sagemaker")
                                     # ^^^^^^^^^^^^^ SM109 withheld
      `,
      reason: /A text is not rewritten: V3 has no sagemaker\./,
    },
    {
      name: 'a deleted import, which must be there',
      code: py`
        from sagemaker.debugger import Rule
                                     # ^^^^ SM105 withheld

        del Rule
      `,
      reason: /still used/,
    },
  ],
  silent: [
    {
      name: 'an own module of that name, beside the program',
      code: py`
        from . import sagemaker
        from .sagemaker import Session

        print(sagemaker.Session(), Session(), getattr(sagemaker, "Session"))
      `,
    },
    {
      name: 'a parameter of that name, and names of V3',
      code: py`
        import importlib
        import sagemaker


        def make(sagemaker):
            return sagemaker.Session(), getattr(sagemaker, "Session")


        print(getattr(sagemaker, "core", None), hasattr(sagemaker, "train"), getattr(sagemaker, name))
        importlib.import_module("sagemaker.core")
      `,
    },
    {
      name: 'both SDKs by a try, each in its arm',
      code: py`
        try:
            from sagemaker.core.helper.session_helper import Session
        except ImportError:
            from sagemaker.session import Session

        session = Session()
      `,
    },
  ],
});

describe('an import of the standard library that new code needs', () => {
  const program = [
    'from sagemaker.pytorch import PyTorch\n',
    'estimator = PyTorch(entry_point="train.py", role="r", framework_version="2.0", py_version="py310", instance_count=1, instance_type="ml.m5.xlarge")\n',
  ];

  it.each([
    {
      name: 'comes to the first cell that has the imports, though a later cell has it',
      cells: [...program, 'import os\n'],
      at: 0,
    },
    { name: 'is not written twice', cells: ['import os\n', ...program], at: 0 },
    {
      name: 'is not written where a cell in between has it',
      cells: [program[0] ?? '', 'import os\n', program[1] ?? ''],
      at: 1,
    },
    { name: 'stands above the code of a cell that imports below it', cells: [`${program.join('')}import os\n`], at: 0 },
  ])('$name', async ({ cells, at }) => {
    const engine = await testEngine();
    const { texts } = engine.migrate(cells.map((text, index) => ({ id: `cell ${index}`, text })));
    expect(texts.join('')).toContain('os.listdir(');
    expect(texts.slice(0, at).join('')).not.toContain('import os\n');
    expect(texts[at]).toContain('import os\n');
    expect(texts.join('').indexOf('import os\n')).toBeLessThan(texts.join('').indexOf('os.listdir('));
    const later = texts.slice(at + 1).filter((text) => text.includes('import os\n'));
    expect(later).toEqual(cells.slice(at + 1).filter((text) => text.includes('import os\n')));
  });
});
