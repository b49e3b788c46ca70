"""Writes down AWS requests where botocore has them as Python values: after the SDK, before the wire."""

import datetime
import decimal
import hashlib
import io
import tarfile
import threading

import botocore.client
from botocore.exceptions import ParamValidationError
from botocore.validate import ParamValidator

_original = botocore.client.BaseClient._make_api_call
_local = threading.local()


def start(additions, after):
    """Begins recording and returns the list that fills with calls.

    `additions(client, operation, parameters)` answers what moto lacks; it returns `None` for everything else. `after`, with the
    same arguments, runs behind every request that succeeded.
    """
    calls = []
    lock = threading.Lock()

    def recorded(client, operation, parameters):
        if getattr(_local, "silent", False):
            return _original(client, operation, parameters)
        service = client.meta.service_model.service_name
        call = {
            "service": service,
            "operation": operation,
            "region": client.meta.region_name,
            "parameters": snapshot(parameters),
        }
        with lock:
            calls.append(call)
        try:
            answer = additions(client, operation, parameters)
            if answer is not None:
                _validate(client, operation, parameters)
            else:
                answer = _original(client, operation, parameters)
        except Exception as error:
            call["error"] = f"{type(error).__name__}: {error}"[:500]
            raise
        if service == "sagemaker" and operation.startswith("Describe"):
            answer = _without_empty(answer)
        after(client, operation, parameters)
        if service == "s3" and operation in ("PutObject", "CompleteMultipartUpload"):
            call["content"] = _stored(client, parameters)
        return answer

    botocore.client.BaseClient._make_api_call = recorded
    return calls


def stop():
    """Ends recording."""
    botocore.client.BaseClient._make_api_call = _original


def silently(function):
    """Calls the function without recording what it sends."""
    _local.silent = True
    try:
        return function()
    finally:
        _local.silent = False


def snapshot(value):
    """A copy of request parameters that later changes do not reach and that JSON can hold."""
    if isinstance(value, dict):
        return {str(key): snapshot(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [snapshot(one) for one in value]
    return plain(value)


def plain(value):
    """JSON's nearest thing to the value; streams and objects become a word for their type."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray)):
        return _text(bytes(value))
    if isinstance(value, io.BytesIO):
        return _text(value.getvalue())
    if isinstance(value, datetime.datetime):
        return "<time>"
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(one) for one in value]
    if type(value).__module__.split(".")[0] == "numpy":
        return plain(value.tolist())
    if isinstance(value, io.IOBase) or hasattr(value, "read"):
        return "<stream>"
    return f"<{type(value).__name__}>"


def _without_empty(value):
    """moto answers `{}` for what a request left out; the service leaves it out of the answer as well."""
    if isinstance(value, dict):
        kept = {key: _without_empty(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one != {} and one is not None}
    if isinstance(value, list):
        return [_without_empty(one) for one in value]
    return value


def _validate(client, operation, parameters):
    """What botocore would refuse to send is refused here as well, although no request is made."""
    shape = client.meta.service_model.operation_model(operation).input_shape
    if shape is None:
        return
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        raise ParamValidationError(report=report.generate_report())


def _stored(client, parameters):
    bucket, key = parameters["Bucket"], parameters["Key"]
    answer = silently(lambda: client.get_object(Bucket=bucket, Key=key))
    return content(silently(answer["Body"].read))


def content(data):
    """Archives by their members, text as text, anything else by its hash."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            members = {}
            for member in archive.getmembers():
                if member.isfile():
                    members[member.name.lstrip("./")] = _text(archive.extractfile(member).read())
            return {"archive": members}
    except tarfile.TarError:
        return {"text": _text(data)}


def _text(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return f"<{len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}>"
