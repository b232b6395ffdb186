"""A night asks every board, keeps what changed, and one board's failure stops no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from etl import history
from etl.config import Config, Source
from etl.fetch import Fetched, Order, RefusedError, fetch
from etl.snapshot import BoardRun
from tests.etl.nights import advert

NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
Site = Any  # of tests/conftest.py


def board(*adverts: dict[str, Any]) -> dict[str, Any]:
    return {"jobs": list(adverts), "meta": {"total": len(adverts)}}


def config(site: Site, *boards: str, **settings: Any) -> Config:
    source = Source(
        name="greenhouse",
        base_url=f"http://127.0.0.1:{site.server_port}",
        boards=boards or ("acme",),
        coverage="whole",
        attribution="",
        pace_seconds=0,
        private_hosts_ok=True,
    )
    return Config({"greenhouse": replace(source, **settings)}, {("greenhouse", "acme"): "Acme Ltd"})


def night(home: Path, settings: Config, day: int) -> Fetched:
    return fetch(home, settings, Order(on=date(2026, 3, day), user_agent="tests"), NOW)


def counts(outcome: BoardRun) -> tuple[str, int, int, int, int]:
    return (outcome.status, outcome.postings, outcome.new, outcome.changed, outcome.gone)


SECOND_NIGHTS = [
    ("nothing", [advert(1), advert(2)], ("ok", 2, 0, 0, 0)),
    ("one new, one gone", [advert(1), advert(3)], ("ok", 2, 1, 0, 1)),
    ("title", [advert(1, title="Senior ML Engineer"), advert(2)], ("ok", 2, 0, 1, 0)),
    ("location", [advert(1, location={"name": "Porto"}), advert(2)], ("ok", 2, 0, 1, 0)),
    ("text", [advert(1, content="&lt;p&gt;We use JAX.&lt;/p&gt;"), advert(2)], ("ok", 2, 0, 1, 0)),
    ("markup alone", [advert(1, content="&lt;div&gt;We use PyTorch.&lt;/div&gt;"), advert(2)], ("ok", 2, 0, 1, 0)),
    ("posted day", [advert(1, first_published="2026-02-21T10:00:00-04:00"), advert(2)], ("ok", 2, 0, 1, 0)),
    ("posted hour is none", [advert(1, first_published="2026-02-20T11:00:00-04:00"), advert(2)], ("ok", 2, 0, 0, 0)),
    ("a renamed company is none", [advert(1, company_name="ACME"), advert(2, company_name="ACME")], ("ok", 2, 0, 0, 0)),
    ("a touched update is none", [advert(1, updated_at="2026-03-01T10:00:00-04:00"), advert(2)], ("ok", 2, 0, 0, 0)),
    ("the same posting twice", [advert(1), advert(2), advert(2)], ("ok", 2, 0, 0, 0)),
]


@pytest.mark.parametrize(
    ("second", "expected"), [case[1:] for case in SECOND_NIGHTS], ids=[case[0] for case in SECOND_NIGHTS]
)
def test_what_counts_as_a_change(
    tmp_path: Path, site: Callable[..., Site], second: list[dict[str, Any]], expected: tuple[str, int, int, int, int]
) -> None:
    """Title, location, text with its markup, pay and posted day; what happens to whole boards at once is no change."""
    shown = site({"/v1/boards/acme/jobs": board(advert(1), advert(2))})
    first = night(tmp_path, config(shown), 1)
    shown.answers["/v1/boards/acme/jobs"] = board(*second)
    then = night(tmp_path, config(shown), 2)
    assert [counts(each.outcome) for each in (*first.asked, *then.asked)] == [("ok", 2, 2, 0, 0), expected]


FAILURES = [
    ("no such board", None, "answers 404, there is no such page"),
    ("HTML", b"<html><body>Out to lunch</body></html>", "HTML"),
    ("another shape", [], "jobs"),
    ("every record refused", board({"id": 1}), "All 1 records are refused."),
]


@pytest.mark.parametrize(("answer", "said"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES])
def test_a_failing_board_stops_no_other_and_keeps_its_jobs(
    tmp_path: Path, site: Callable[..., Site], answer: Any, said: str
) -> None:
    """A failure is a failure and never an empty board; it is news while the board was good in the last 14 days."""
    good = board(advert(1))
    shown = site({"/v1/boards/acme/jobs": good, "/v1/boards/other/jobs": good})
    settings = config(shown, "acme", "other")
    night(tmp_path, settings, 1)
    shown.answers["/v1/boards/acme/jobs"] = answer
    if answer is None:
        del shown.answers["/v1/boards/acme/jobs"]
    failed = night(tmp_path, settings, 15)
    assert [(each.board, each.outcome.status, each.is_news) for each in failed.asked] == [
        ("acme", "failed", True),
        ("other", "ok", False),
    ]
    assert said in str(failed.asked[0].outcome.error)
    with history.opened(tmp_path) as connection:
        seen = connection.sql("select board, last_seen_on, is_shown from seen order by board").fetchall()
    assert seen == [("acme", date(2026, 3, 1), True), ("other", date(2026, 3, 15), True)]
    assert [each.is_news for each in night(tmp_path, settings, 16).asked] == [False, False]


def test_one_malformed_posting_is_quarantined(tmp_path: Path, site: Callable[..., Site]) -> None:
    """The others are kept, its reason is noted, and it is not taken for gone."""
    shown = site({"/v1/boards/acme/jobs": board(advert(1), advert(2), advert(3))})
    night(tmp_path, config(shown), 1)
    broken = {"id": 2, "updated_at": "2026-03-01"}
    shown.answers["/v1/boards/acme/jobs"] = board(advert(1), broken)
    outcome = night(tmp_path, config(shown), 2).asked[0].outcome
    assert (*counts(outcome), outcome.quarantined) == ("ok", 1, 0, 0, 1, 1)
    with history.opened(tmp_path) as connection:
        refused = connection.sql("select record, reason from snapshot_rows where kind = 'refused'").fetchall()
    assert refused[0][0] == '{"id": 2, "updated_at": "2026-03-01"}'
    assert refused[0][1].startswith("greenhouse/acme: field ")


def test_a_collapsed_board_is_doubted_until_it_is_seen_three_days_in_a_row(
    tmp_path: Path, site: Callable[..., Site]
) -> None:
    """An answer below half of the usual size closes nothing at first; the same day asked twice counts once."""
    shown = site({"/v1/boards/acme/jobs": board(*(advert(key) for key in range(1, 11)))})
    night(tmp_path, config(shown), 1)
    shown.answers["/v1/boards/acme/jobs"] = board(*(advert(key) for key in range(1, 5)))
    nights = [night(tmp_path, config(shown), day).asked[0] for day in (2, 2, 3, 4)]
    assert [(*counts(each.outcome), each.is_news) for each in nights] == [
        ("kept", 4, 0, 0, 0, True),
        ("kept", 4, 0, 0, 0, True),
        ("kept", 4, 0, 0, 0, True),
        ("ok", 4, 0, 0, 6, False),
    ]
    assert str(nights[0].outcome.error).startswith(
        "greenhouse/acme: only 4 postings, usually 10: the earlier reading is kept"
    )


@pytest.mark.parametrize(("least", "expected"), [(0, "ok"), (1, "ok"), (2, "kept")])
def test_the_least_believable_number(tmp_path: Path, site: Callable[..., Site], least: int, expected: str) -> None:
    """Below `least` a board was not read well, be it the first time."""
    shown = site({"/v1/boards/acme/jobs": board(advert(1))})
    assert night(tmp_path, config(shown, least=least), 1).asked[0].outcome.status == expected


def test_the_past_is_refused(tmp_path: Path, site: Callable[..., Site]) -> None:
    """A day before a board's last reading would turn its history round; the same day again is fine."""
    shown = site({"/v1/boards/acme/jobs": board(advert(1))})
    night(tmp_path, config(shown), 5)
    night(tmp_path, config(shown), 5)
    with pytest.raises(RefusedError, match="greenhouse/acme was last read on 2026-03-05, after 2026-03-04"):
        night(tmp_path, config(shown), 4)


def test_nothing_to_ask_is_refused(tmp_path: Path, site: Callable[..., Site]) -> None:
    """A run that asks nobody would look like a calm market."""
    with pytest.raises(RefusedError, match="No source to ask"):
        night(tmp_path, config(site({}), enabled=False), 1)


def test_private_data_never_reaches_the_disk(tmp_path: Path, site: Callable[..., Site]) -> None:
    """Mail addresses and telephone numbers are masked from the first snapshot on; the next night sees no change."""
    text = "&lt;p&gt;Write to jobs@example.com or call 415-555-0134.&lt;/p&gt;"
    shown = site({"/v1/boards/acme/jobs": board(advert(1, content=text))})
    night(tmp_path, config(shown), 1)
    assert counts(night(tmp_path, config(shown), 2).asked[0].outcome) == ("ok", 1, 0, 0, 0)
    with history.opened(tmp_path) as connection:
        (record,) = connection.sql("select record ->> 'content' from seen").fetchall()
    assert record == ("&lt;p&gt;Write to [mail] or call [phone].&lt;/p&gt;",)


def test_a_run_writes_only_what_changed(tmp_path: Path, site: Callable[..., Site]) -> None:
    """A calm night costs one row per board."""
    shown = site({"/v1/boards/acme/jobs": board(advert(1), advert(2))})
    for day in (1, 2, 3):
        night(tmp_path, config(shown), day)
    with history.opened(tmp_path) as connection:
        kinds = connection.sql(
            "select on_day, kind, count(*) from snapshot_rows join runs using (run_id) group by all order by all"
        ).fetchall()
    assert kinds == [
        (date(2026, 3, 1), "board", 1),
        (date(2026, 3, 1), "put", 2),
        (date(2026, 3, 2), "board", 1),
        (date(2026, 3, 3), "board", 1),
    ]


def test_costs_are_counted(tmp_path: Path, site: Callable[..., Site]) -> None:
    """Requests (robots.txt among them) and decoded bytes of each board; the company's name as shown today."""
    shown = site({"/v1/boards/acme/jobs": board(advert(1, company_name="Acme Labs"))})
    outcome = night(tmp_path, config(shown), 1).asked[0].outcome
    assert (outcome.requests, outcome.bytes > 300, outcome.seconds >= 0, outcome.company) == (
        2,
        True,
        True,
        "Acme Labs",
    )
