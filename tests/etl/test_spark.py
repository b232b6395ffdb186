"""Spark reads what the processes here read, row for row."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import read
from etl.snapshot import Delta
from tests.etl.nights import advert, lay_down

ROOT = Path(__file__).parents[2]
TEXTS = (
    "We use PyTorch or JAX.",
    "SQL is required, Spark a plus. $120k-$150k",
    "5+ years of Go",
    "",
    "Wir suchen dich",
)
in_ci = os.environ.get("CI") == "true"  # where nothing is skipped
has_spark = in_ci or importlib.util.find_spec("pyspark") is not None
has_java = in_ci or shutil.which("java") is not None or "JAVA_HOME" in os.environ


def home_of(folder: Path) -> Path:
    """A home with a posting for each text."""
    posts = {str(key): advert(key, content=f"&lt;p&gt;{text}&lt;/p&gt;") for key, text in enumerate(TEXTS)}
    lay_down(folder, date(2026, 3, 1), {("greenhouse", "acme"): Delta(put=posts)})
    return folder


def etl_read(home: Path, engine: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as Spark leaves threads and sockets behind."""
    command = [sys.executable, "-c", "from etl.cli import app; app()", "read", "--engine", engine, "--json"]
    environment = os.environ | {"JOBS_HOME": str(home), "PYTHONPATH": str(ROOT)} | more
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def readings(home: Path) -> pa.Table:
    """Every reading there is, in the order of their keys."""
    return pa.concat_tables([pq.read_table(path) for path in read.files(home)]).sort_by("reading_key")


@pytest.mark.skipif(not has_spark, reason="pyspark is not installed: the extra 'spark' is optional")
@pytest.mark.skipif(not has_java, reason="there is no Java, which Spark runs on")
def test_spark_reads_what_processes_read(tmp_path: Path) -> None:
    """Same rows, same values; nothing is left to read, and nothing but readings is left behind."""
    here, there = home_of(tmp_path / "here"), home_of(tmp_path / "there")
    local, spark = etl_read(here, "local"), etl_read(there, "spark")
    again = etl_read(there, "local")
    assert (local.returncode, spark.returncode) == (0, 0), local.stderr + spark.stderr
    assert [json.loads(ran.stdout)["read"] for ran in (local, spark, again)] == [len(TEXTS), len(TEXTS), 0]
    assert readings(there).to_pylist() == readings(here).to_pylist()
    assert not (there / "unread").exists()


@pytest.mark.skipif(not has_spark, reason="pyspark is not installed: the extra 'spark' is optional")
def test_without_java_it_says_so(tmp_path: Path) -> None:
    """Who lacks Java learns it in one line, and nothing was read."""
    home = home_of(tmp_path)
    environment = {"PATH": str(tmp_path), "JAVA_HOME": ""}
    ran = etl_read(home, "spark", **environment)
    assert (ran.returncode, ran.stderr.count("Traceback"), "needs Java 17" in ran.stderr) == (1, 0, True)
    assert read.files(home) == []
