"""The counts by employer and skill on which nearly every answer stands."""

from collections.abc import Callable

import duckdb
import numpy as np
import pytest

from analysis import warehouse
from analysis.asks import MENTIONED, PREFERRED, REQUIRED, Asks, Bools, asks_of, employers_of, half_up, voices
from analysis.selection import Selection
from tests.analysis import invented as tables

Publish = Callable[..., duckdb.DuckDBPyConnection]

STRENGTHS = {"required": REQUIRED, "preferred": PREFERRED, "mentioned": MENTIONED}
SELECTIONS = [Selection(), Selection(window="all", roles=("data_scientist",)), Selection(levels=("junior",))]
SELECTIONS += [Selection(window="all", required_only=True, one_vote=True), Selection(countries=("XX",))]


def by_hand(cursor: duckdb.DuckDBPyConnection, least: int) -> dict[tuple[int, int], int]:
    """Selected jobs that ask for a skill at least so strongly, by employer_no and skill_no, as SQL counts them."""
    rows = cursor.execute(
        "select employer_no, skill_no, count(*) from asks join selected_jobs using (job_no) where strength >= $least"
        " group by employer_no, skill_no",
        {"least": least},
    ).fetchall()
    return {(employer, skill): number for employer, skill, number in rows}


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
@pytest.mark.parametrize("least", STRENGTHS.values(), ids=STRENGTHS.keys())
def test_count_is_that_of_sql(market: duckdb.DuckDBPyConnection, selection: Selection, least: int) -> None:
    """Jobs by employer and skill, at least so strongly asked, in any selection."""
    heard = voices(market, selection)
    found = heard.asks.count(heard.is_selected, least).tocoo()
    cells = zip(found.row.tolist(), found.col.tolist(), found.data.tolist(), strict=True)
    assert {(row, column): number for row, column, number in cells if number} == by_hand(market, least)


def invented(publish: Publish) -> tuple[Asks, duckdb.DuckDBPyConnection]:
    """Jobs of two employers, one of them not in English."""
    jobs = [
        {"employer_id": "a", "skills": {"Go": "required", "SQL": "mentioned"}},
        {"employer_id": "a", "skills": {"Go": "preferred"}},
        {"employer_id": "b", "skills": {"SQL": "required"}},
        {"employer_id": "b", "skills": {"Go": "required"}, "language": "de"},
        {"employer_id": "b"},
    ]
    cursor = publish(jobs=jobs, skills=[{"name": "Go"}, {"name": "R"}, {"name": "SQL"}])
    return asks_of(cursor), cursor


@pytest.mark.parametrize(
    ("skill_id", "least", "expected"),
    [
        ("go", MENTIONED, [1, 2]), ("go", REQUIRED, [1]), ("sql", MENTIONED, [1, 3]), ("sql", REQUIRED, [3]),
        ("r", MENTIONED, []), ("unknown", MENTIONED, []),
    ],
)  # fmt: skip
def test_jobs_of_a_skill(publish: Publish, skill_id: str, least: int, expected: list[int]) -> None:
    """Only text in English is read for skills; a skill the build does not know is asked for by nobody."""
    asks, _ = invented(publish)
    assert asks.jobs(asks.number(skill_id), least).tolist() == expected


def test_skills_of_a_job(publish: Publish) -> None:
    """How many skills each job names, and requires; number 0 is no job."""
    asks, _ = invented(publish)
    assert [asks.skills_each(least).tolist() for least in (MENTIONED, REQUIRED)] == [
        [0, 2, 1, 1, 0, 0],
        [0, 1, 0, 1, 0, 0],
    ]


def test_bounds(publish: Publish) -> None:
    """The lowest and highest number of the jobs that ask for each skill; a job below 0 has none."""
    asks, _ = invented(publish)
    lowest, highest = asks.bounds(np.array([-1, 5, 3, -1, 9, 9]))
    assert [lowest.tolist(), highest.tolist()] == [[-1, 3, -1, 5], [-1, 5, -1, 5]]


def test_few_jobs(market: duckdb.DuckDBPyConnection) -> None:
    """The entries of some jobs alone are counted as all are, of these jobs."""
    heard = voices(market, Selection(roles=("data_scientist",)))
    few, asks = heard.asks.among(heard.is_selected), heard.asks
    everyone = np.ones(len(heard.is_selected), dtype=bool)
    for least in STRENGTHS.values():
        assert (few.count(everyone, least) != asks.count(heard.is_selected, least)).nnz == 0
        assert few.skills_each(least).tolist() == (asks.skills_each(least) * heard.is_selected).tolist()
    assert [few.jobs(number).tolist() for number in asks.skill_nos.values()] == [
        [job_no for job_no in asks.jobs(number).tolist() if heard.is_selected[job_no]]
        for number in asks.skill_nos.values()
    ]


def test_marks(publish: Publish) -> None:
    """Which of some jobs are in which set, by their places."""
    asks, _ = invented(publish)
    marks = asks.marks(np.array([3, 1]), [np.array([1, 2, 3]), np.array([2]), np.array([1])])
    assert marks.toarray().tolist() == [[1, 0, 0], [1, 0, 1]]


@pytest.mark.parametrize(
    ("one_vote", "expected"),
    [
        (False, [(2, 4, 1, 2, 2.0, 4.0, 4.0, 2.0, 2.0), (0, 4, 0, 2, 0.0, 4.0, 4.0, 2.0, 0.0)]),
        (True, [(2, 4, 1, 2, 1.0, 2.0, 4.0, 2.0, 0.5), (0, 4, 0, 2, 0.0, 2.0, 4.0, 2.0, 0.0)]),
    ],
)
def test_shares(publish: Publish, one_vote: bool, expected: list[tuple[float, ...]]) -> None:
    """Two jobs of one employer ask for Go, two of another do not; nobody asks for R."""
    asks, cursor = invented(publish)
    heard = voices(cursor, Selection(one_vote=one_vote))
    table = heard.shares(heard.asked).loc[[asks.number("go"), asks.number("r")]]
    assert list(table.itertuples(index=False, name=None)) == expected


def test_nothing_selected(publish: Publish) -> None:
    """No job, no share, no error."""
    _, cursor = invented(publish)
    heard = voices(cursor, Selection(countries=("XX",)))
    table = heard.shares(heard.asked)
    assert (
        table[["jobs", "jobs_all", "employers_all", "votes_all", "size_all", "between_employers"]].eq(0).all(axis=None)
    )
    assert table["effective_all"].isna().all()


def test_sets_counted(publish: Publish) -> None:
    """Jobs of each employer in any set; among() narrows the selection."""
    asks, cursor = invented(publish)
    heard = voices(cursor, Selection())
    sets: list[Bools] = [
        heard.any_of([asks.jobs(asks.number(name)) for name in names]) for names in (["go", "sql"], [])
    ]
    assert heard.counted(sets).toarray().tolist() == [[0, 0], [2, 0], [1, 0]]
    assert employers_of(heard.counted(sets)).tolist() == [2, 0]
    fewer = heard.among(heard.any_of([np.array([2, 3])]))
    assert (fewer.job_nos.tolist(), fewer.jobs.tolist()) == ([2, 3], [0, 1, 1])


def test_another_build_is_read_anew(tmp_path_factory: pytest.TempPathFactory, publish: Publish) -> None:
    """What is held of one build is no answer about another."""
    _, cursor = invented(publish)
    other = warehouse.connect(tables.publish(tmp_path_factory.mktemp("other"), jobs=[{"skills": ["Go"]}])).cursor()
    sizes = [len(asks_of(each).job_no) for each in (cursor, other, cursor)]
    assert sizes == [4, 0, 4]


@pytest.mark.parametrize(("number", "expected"), [(3.125, 3.13), (3.124, 3.12), (0.0, 0.0), (12.5, 12.5)])
def test_half_up(number: float, expected: float) -> None:
    """As people round, and as DuckDB does."""
    assert half_up(number) == expected
