"""The dashboard answers as the README starts it: `python tests/house/smoke.py HOME`; exits 1 where it does not."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

SECONDS = 60


def main(home: str) -> None:
    """Start the dashboard on a free port and wait for its health page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.headless",
        "true",
        "--server.port",
        str(port),
    ]
    with subprocess.Popen(command, env=os.environ | {"JOBS_HOME": home}) as server:
        try:
            print("the dashboard answers:", health(port))
        finally:
            server.terminate()


def health(port: int) -> str:
    """The health page's word, "ok"; SystemExit where none came in time."""
    for _ in range(SECONDS * 5):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"the dashboard did not answer within {SECONDS} s")


if __name__ == "__main__":
    main(sys.argv[1])
