"""The bundled year of invented adverts: enough to show something, in the recorded shape, on fixed days."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import data
from etl import publish, sample
from etl.cli import app
from scrapers.registry import SOURCES

LAST = "2026-11-20"


def test_the_days_are_fixed() -> None:
    """52 Fridays, the last one 20 November 2026, whatever the clock says."""
    days = sample.days()
    assert (len(days), days[0], days[-1]) == (52, date(2025, 11, 28), date(2026, 11, 20))


def test_every_advert_is_in_the_recorded_shape_and_shown_at_least_once() -> None:
    """Each parses as its source's records do, has its from and to day, and none is there in vain."""
    days = [day.isoformat() for day in sample.days()]
    for (source, board), shown in sample.adverts().items():
        for each in shown["adverts"]:
            posting = SOURCES[source].parse(each["record"], board)
            assert all((posting.title, posting.body_html, posting.posted)), posting.url
            assert posting.url.startswith("https://jobs.example.com/")
            assert any(each["from"] <= day <= (each["to"] or LAST) for day in days), (board, posting.title)


def test_ids_are_unique() -> None:
    """An id used twice on one board would be one posting."""
    ids = Counter(
        (source, board, str(each["record"]["id"]))
        for (source, board), shown in sample.adverts().items()
        for each in shown["adverts"]
    )
    assert [place for place, count in ids.items() if count > 1] == []


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home into which the sample was played as the README says."""
    home = tmp_path_factory.mktemp("home")
    ran = CliRunner().invoke(app, ["refresh", "--sample", "--json"], env={"JOBS_HOME": str(home)})
    assert ran.exit_code == 0, ran.stderr
    assert json.loads(ran.stdout)["as_of"] == LAST
    return home


def test_the_sample_is_large_enough_to_mean_something(played: Path) -> None:
    """At least 120 adverts; on the last day at least 80 ML roles at 25 employers are open; every week was read."""
    home = data.sample_home(played)
    with duckdb.connect(data.build(home, str(publish.current(home))), read_only=True) as connection:
        (adverts, jobs, employers), = connection.sql(
            "select (select count(*) from postings), count(*), count(distinct employer_id)"
            " from jobs where is_open and is_ml_role"
        ).fetchall()  # fmt: skip
        weeks = connection.sql("select status, count(distinct on_day) from source_runs group by all").fetchall()
        meta = connection.sql("select is_sample, as_of from meta").fetchall()
    assert (adverts >= 120, jobs >= 80, employers >= 25) == (True, True, True), (adverts, jobs, employers)
    assert (weeks, meta) == ([("ok", 52)], [(True, date(2026, 11, 20))])


def test_the_sample_never_touches_real_data(played: Path) -> None:
    """Everything it writes lies in a home of its own."""
    assert [path.name for path in played.iterdir()] == ["sample"]
    assert sorted(path.name for path in (played / "sample").iterdir() if path.name != "refresh.lock") == [
        "builds",
        "parsed",
        "readings",
        "runs.jsonl",
        "snapshots",
    ]


def test_nothing_private_is_in_its_snapshots(played: Path) -> None:
    """The invented mail addresses and telephone numbers of the adverts were masked on the way."""
    home = data.sample_home(played)
    with duckdb.connect() as connection:
        connection.execute("set variable files = $files", {"files": f"{data.snapshots(home).as_posix()}/*/*.parquet"})
        found = connection.execute(
            "select count(*) filter (record like '%[mail]%') > 0, count(*) filter (record like '%[phone]%') > 0,"
            " count(*) filter (regexp_matches(record, '[a-z]@[a-z.]*example\\.com')),"
            " count(*) filter (regexp_matches(record, '555[ .-]01\\d\\d')) from read_parquet(getvariable('files'))"
        ).fetchall()
    assert found == [(True, True, 0, 0)]
