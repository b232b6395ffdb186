"""The dashboard as the README starts it, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
SECONDS = 30


@contextmanager
def served(home: Path, log: IO[str] | None = None) -> Iterator[str]:
    """Its address while the block runs; what it prints goes to log, else where we print."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", port]
    environment = os.environ | {"JOBS_HOME": str(home)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log and subprocess.STDOUT)
    try:
        wait_until_up(f"http://localhost:{port}")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(10)


def wait_until_up(address: str) -> None:
    """Until the server answers; TimeoutError where it did not in time."""
    for _ in range(SECONDS * 5):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{address}: no answer within {SECONDS} s")
