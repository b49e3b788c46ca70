import { describeRule, py } from '../support/check-harness';

describeRule('handlers of V2 exceptions', {
  fixes: [
    {
      name: 'catch what the jobs of V3 raise as well',
      before: py`
        import sagemaker
        from sagemaker.exceptions import UnexpectedStatusException as Failed
                                       # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        session = sagemaker.Session()
                          # ^^^^^^^ SM101 safe
        try:
            print(session.default_bucket())
        except Failed as error:
             # ^^^^^^ SM102 safe
            print(error)
        try:
            print(session.default_bucket())
        except (KeyError, sagemaker.exceptions.UnexpectedStatusException):
                                  # ^^^^^^^^^^ SM101 safe
                                             # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM102 safe
            raise
      `,
      after: py`
        from sagemaker.core.exceptions import UnexpectedStatusException as Failed
        from sagemaker.core.helper.session_helper import Session
        from sagemaker.core import exceptions
        from sagemaker.core.utils.exceptions import FailedStatusError

        session = Session()
        try:
            print(session.default_bucket())
        except (Failed, FailedStatusError) as error:
            print(error)
        try:
            print(session.default_bucket())
        except (KeyError, exceptions.UnexpectedStatusException, FailedStatusError):
            raise
      `,
    },
  ],
  withholds: [
    {
      name: 'that read what the exception of V3 does not have',
      code: py`
        from sagemaker.exceptions import UnexpectedStatusException
                                       # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM101 safe

        try:
            print()
        except UnexpectedStatusException as error:
             # ^^^^^^^^^^^^^^^^^^^^^^^^^ SM102 withheld
            if print():
                print(error.actual_status)
      `,
      reason: /says in its text only what went wrong/,
    },
    {
      name: 'that wait for a lack of capacity',
      code: py`
        from sagemaker.exceptions import CapacityError
                                       # ^^^^^^^^^^^^^ SM101 safe

        try:
            print()
        except CapacityError:
             # ^^^^^^^^^^^^^ SM102 withheld
            print("again")
      `,
      reason: /look for "CapacityError" in its text/,
    },
  ],
  silent: [
    {
      name: 'of V3',
      code: py`
        from sagemaker.core.exceptions import UnexpectedStatusException
        from sagemaker.core.utils.exceptions import FailedStatusError

        try:
            print()
        except (UnexpectedStatusException, FailedStatusError):
            print()
      `,
    },
    {
      name: 'of the program itself',
      code: py`
        class CapacityError(Exception):
            pass


        try:
            print()
        except CapacityError:
            print()
      `,
    },
  ],
});
