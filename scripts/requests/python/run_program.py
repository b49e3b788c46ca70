"""Runs programs with AWS faked and writes down every request that they send.

Usage: run_program.py JOBS MODULES < LIST

LIST has a line `PROGRAM<tab>OUTPUT` per program; a program runs as `__main__` in the folder it stands in. MODULES, separated by
commas, are imported once and the account is filled once; every program runs in a fork of that process, JOBS of them at the same
time.

AWS is moto, with the operations of `additions.py` on top; the network is denied. OUTPUT is one JSON object: `calls` (service,
operation, region, parameters and, for uploads, the content), `printed` (the arguments of the program's own `print` calls) and
`error` (what ended the program, if anything did).
"""

import builtins
import functools
import gc
import importlib
import json
import linecache
import os
import re
import signal
import socket
import sys
import tempfile
import threading
import time
import traceback
import warnings

import boto3
import moto

PATIENCE = 120
"""Seconds that one program may take."""

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-west-2",
    "AWS_REGION": "us-west-2",
    "AWS_EC2_METADATA_DISABLED": "true",
    "HOME": tempfile.gettempdir(),
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "false",
    "SAGEMAKER_SUPPRESS_V2_WARNING": "1",
}


SERVICES = ("sagemaker", "sagemaker-runtime", "s3", "iam", "sts", "logs", "cloudwatch")
"""Services whose descriptions all programs share."""


def deny_network() -> None:
    """Makes every outgoing connection fail; moto answers before a socket is needed."""

    def refuse(*_):
        raise OSError("the network is denied here")

    socket.socket.connect = refuse
    socket.socket.connect_ex = refuse
    socket.create_connection = refuse
    socket.getaddrinfo = refuse


def failure(error: BaseException, program: str) -> dict:
    """The error's type, message and the program's line it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == program]
    return {
        "type": type(error).__name__,
        "message": str(error)[:2000],
        "line": lines[-1] if lines else None,
        "from": [f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-3:]],
    }


def share_models() -> None:
    """Reads each of botocore's service descriptions once; every session would read them anew."""
    from botocore.loaders import JSONFileLoader

    JSONFileLoader.load_file = functools.lru_cache(maxsize=None)(JSONFileLoader.load_file)
    session = boto3.session.Session()
    for service in SERVICES:
        session.client(service)


def run(program: str, output: str) -> None:
    """Runs one program in its folder and writes the recording; inside `mock_aws`."""
    import additions
    import recorder
    import world

    os.chdir(os.path.dirname(program))
    with open(program, encoding="utf-8") as file:
        text = file.read()
    linecache.cache[program] = (len(text), None, text.splitlines(True), program)
    printed = []
    plain_print = builtins.print

    def keep(*args, **kwargs):
        printed.append([recorder.plain(arg) for arg in args])
        plain_print(*args, **{**kwargs, "file": sys.stderr})

    error = None
    world.extend(text)
    additions.waits = re.search(r"\.train\(.*\.train\(|^\s+[^#\n]*\.train\(", text, re.DOTALL | re.MULTILINE) is not None
    calls = recorder.start(additions.answer, additions.after)
    sys.argv = [program]
    sys.path.insert(0, os.getcwd())
    try:
        exec(compile(text, program, "exec"), {"__name__": "__main__", "__file__": program, "print": keep})
    except SystemExit as end:
        if end.code not in (None, 0):
            error = failure(end, program)
    except BaseException as raised:
        error = failure(raised, program)
    recorder.stop()
    with open(output, "w", encoding="utf-8") as file:
        json.dump({"calls": calls, "printed": printed, "error": error}, file, default=recorder.plain, sort_keys=True)


def hurry() -> None:
    """Makes waiting free in a program of one thread; threads keep their order, so they wait.

    V2 looks for the result and for the failure of an asynchronous prediction in two threads. Were waiting free there too, the one
    that finds nothing could give up before the other one has asked once.
    """
    real = time.sleep

    def sleep(seconds):
        if threading.current_thread() is not threading.main_thread():
            real(seconds)
        elif threading.active_count() > 1:
            real(min(seconds, 0.01))

    time.sleep = sleep


def start(program: str, output: str) -> int:
    """Forks a process for one program and answers its number."""
    process = os.fork()
    if process:
        return process
    signal.alarm(PATIENCE)
    status = 1
    try:
        log = os.open(f"{output}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        run(program, output)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def main() -> None:
    os.environ.update(ENVIRONMENT)
    warnings.simplefilter("ignore")
    hurry()
    deny_network()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    jobs = int(sys.argv[1])
    for module in ["additions", "recorder", "world", *sys.argv[2].split(",")]:
        importlib.import_module(module)
    waiting = [line.rstrip("\n").split("\t") for line in sys.stdin if line.strip()]
    with moto.mock_aws():
        import world

        share_models()
        world.build()
        gc.freeze()
        running = 0
        for program, output in waiting:
            if running == jobs:
                os.wait()
                running -= 1
            start(program, output)
            running += 1
        for _ in range(running):
            os.wait()


if __name__ == "__main__":
    main()
