"""From runs to days: when was each posting first and last shown, and does its board still make a statement?"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl import history, snapshot
from etl.snapshot import BoardRun, Delta
from tests.etl.nights import NOW, WHOLE, lay_down


def day(number: int) -> date:
    return date(2026, 3, number)


def play(home: Path, nights: list[tuple[int, str, dict[str, str], list[str]]]) -> None:
    """Lay down one run per (day of March, status, records by key, keys gone) of the board acme."""
    for number, status, put, gone in nights:
        lay_down(home, day(number), {("greenhouse", "acme"): Delta(put=dict(put), gone=gone)}, status=status)


CASES = [
    ("shown once", [(1, "ok", {"a": "v1"}, [])], {"a": ("v1", 1, 1, True)}),
    ("shown on two days", [(1, "ok", {"a": "v1"}, []), (2, "ok", {}, [])], {"a": ("v1", 1, 2, True)}),
    ("changed", [(1, "ok", {"a": "v1"}, []), (3, "ok", {"a": "v2"}, [])], {"a": ("v2", 1, 3, True)}),
    ("gone", [(1, "ok", {"a": "v1"}, []), (2, "ok", {}, []), (5, "ok", {}, ["a"])], {"a": ("v1", 1, 2, False)}),
    (
        "gone and back",
        [(1, "ok", {"a": "v1"}, []), (2, "ok", {}, ["a"]), (4, "ok", {"a": "v2"}, []), (6, "ok", {}, [])],
        {"a": ("v2", 1, 6, True)},
    ),
    ("a failed night says nothing", [(1, "ok", {"a": "v1"}, []), (2, "failed", {}, [])], {"a": ("v1", 1, 1, True)}),
    ("a kept night says nothing", [(1, "ok", {"a": "v1"}, []), (2, "kept", {}, [])], {"a": ("v1", 1, 1, True)}),
    (
        "the last good reading of a day is its truth",
        [(1, "ok", {"a": "v1", "b": "v1"}, []), (2, "ok", {}, ["a"]), (2, "ok", {"a": "v2"}, ["b"])],
        {"a": ("v2", 1, 2, True), "b": ("v1", 1, 1, False)},
    ),
    (
        "shown and gone within one day was never there",
        [(1, "ok", {"a": "v1", "b": "v1"}, []), (1, "ok", {}, ["b"])],
        {"a": ("v1", 1, 1, True)},
    ),
    (
        "a failed retry leaves the good reading of the day",
        [(1, "ok", {"a": "v1"}, []), (2, "ok", {"b": "v1"}, []), (2, "failed", {}, [])],
        {"a": ("v1", 1, 2, True), "b": ("v1", 2, 2, True)},
    ),
]


@pytest.mark.parametrize(("nights", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_first_and_last_seen(
    tmp_path: Path, nights: list[tuple[int, str, dict[str, str], list[str]]], expected: dict[str, tuple[Any, ...]]
) -> None:
    """Only a board that was read well says who is there and who is gone."""
    play(tmp_path, nights)
    with history.opened(tmp_path) as connection:
        seen = connection.sql("select source_key, record, first_seen_on, last_seen_on, is_shown from seen").fetchall()
    assert {key: row for key, *row in seen} == {
        key: [f'"{record}"', day(first), day(last), is_shown]
        for key, (record, first, last, is_shown) in expected.items()
    }


def test_what_was_known_on_a_day(tmp_path: Path) -> None:
    """--until leaves out what was learnt later."""
    play(tmp_path, [(1, "ok", {"a": "v1"}, []), (2, "ok", {"a": "v2"}, []), (3, "ok", {}, ["a"])])
    with history.opened(tmp_path, until=day(2)) as connection:
        seen = connection.sql("select source_key, record, first_seen_on, last_seen_on, is_shown from seen").fetchall()
    assert seen == [("a", '"v2"', day(1), day(2), True)]


STANDING = [  # what boards are configured last, days of good readings of acme, days of those of other, acme's standing
    ("read tonight", ["acme", "other"], [1, 20], [20], (True, True)),
    ("not read well for 13 days", ["acme", "other"], [7], [20], (True, True)),
    ("not read well for 14 days", ["acme", "other"], [6], [20], (True, False)),
    ("no longer configured", ["other"], [19], [20], (False, False)),
]


@pytest.mark.parametrize(
    ("boards", "good", "others", "expected"), [case[1:] for case in STANDING], ids=[case[0] for case in STANDING]
)
def test_whether_a_board_makes_a_statement(
    tmp_path: Path, boards: list[str], good: list[int], others: list[int], expected: tuple[bool, bool]
) -> None:
    """A board not read well for 14 days, or no longer configured, makes no statement about its postings."""
    for number in sorted({*good, *others}):
        read = [board for board, days in (("acme", good), ("other", others)) if number in days]
        asked = {("greenhouse", board): Delta(put={"a": "v1"}) for board in read}
        lay_down(tmp_path, day(number), asked, sources={"greenhouse": WHOLE | {"boards": boards}})
    with history.opened(tmp_path) as connection:
        found = connection.sql("select is_configured, makes_statement from boards where board = 'acme'").fetchall()
    assert found == [expected]


def test_run_ids_sort_even_where_the_clock_goes_back(tmp_path: Path) -> None:
    """A later run has the larger id."""
    ids = []
    for hours in (0, 1, -5, -5):
        ids.append(snapshot.new_run_id(tmp_path, NOW + timedelta(hours=hours)))
        snapshot.start(tmp_path, snapshot.Run(run_id=ids[-1], on_day=day(1), sources={}))
    assert ids == [
        "20260601T040000000000Z",
        "20260601T050000000000Z",
        "20260601T050000000001Z",
        "20260601T050000000002Z",
    ]


def test_a_snapshot_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    """The format number protects against reading wrongly what a later version wrote."""
    play(tmp_path, [(1, "ok", {"a": "v1"}, [])])
    about = next(tmp_path.glob("snapshots/*/run.json"))
    about.write_text(about.read_text(encoding="utf-8").replace('"format": 1', '"format": 2'), encoding="utf-8")
    with pytest.raises(
        snapshot.SnapshotError, match=r"format 2 is newer than this program reads\. Update the program\."
    ):
        history.opened(tmp_path)


def test_a_killed_run_leaves_whole_files(tmp_path: Path) -> None:
    """A source's file appears when it is finished, or not at all; the next run goes on from what stands."""
    play(tmp_path, [(1, "ok", {"a": "v1"}, [])])
    run_id = lay_down(tmp_path, day(2), {})

    def killed() -> None:
        with snapshot.source_file(tmp_path, run_id, "greenhouse") as file:
            file.add("acme", BoardRun(status="ok"), Delta(put={"b": "v1"}))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    with history.opened(tmp_path) as connection:
        assert connection.sql("select source_key, last_seen_on from seen").fetchall() == [("a", day(1))]
    assert [path.name for path in (tmp_path / "snapshots" / run_id).iterdir()] == ["run.json"]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    """A kill leaves the file it was writing; the next run takes it away."""
    run_id = lay_down(tmp_path, day(1), {})
    left = tmp_path / "snapshots" / run_id / "greenhouse.unfinished"
    left.write_bytes(b"PAR1")
    lay_down(tmp_path, day(2), {})
    assert not left.exists()
