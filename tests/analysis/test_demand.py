"""How often employers ask for a skill."""

from collections.abc import Callable

import duckdb
import pandas as pd
import pytest

from analysis.confidence import share_interval
from analysis.demand import by_facet, demand, either_or, selection_words
from analysis.selection import FACETS, Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]


def rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """The cells of a table, None for what is missing."""
    return list(table.astype(object).where(table.notna(), None).itertuples(index=False, name=None))


SKILLS = [
    {"name": "Python"}, {"name": "SQL"}, {"name": "Spark", "kind": "big data"},
    {"name": "Statistics", "kind": "statistics"},
    {"name": "Teamwork", "kind": "soft skill"}, {"name": "PhD", "kind": "education"},
    {"name": "Machine learning", "kind": "ml concept"},
]  # fmt: skip
JOBS = [
    {"employer_id": "a", "skills": ["Python", "SQL", "Machine learning", "PhD"]},
    {"employer_id": "a", "skills": ["Python", "Teamwork"]},
    {"employer_id": "b", "skills": ["Python", "Statistics", "Machine learning"]},
    {"employer_id": "c", "skills": ["SQL"]},
    {"employer_id": "d", "is_open": False, "skills": ["Spark"]},
]
TAUGHT = [{"name": "Python"}, {"name": "Big data", "skill": None, "children": ["Spark"]}]
SHOWN = ["skill", "kind", "in_guide", "jobs", "jobs_all", "employers"]

LISTS = [
    ("all", [
        ("Python", "language", True, 3, 4, 2),
        ("SQL", "language", False, 2, 4, 2),
        ("Statistics", "statistics", False, 1, 4, 1),
        ("Spark", "big data", True, 0, 4, 0),
    ]),
    ("tools", [
        ("Python", "language", True, 3, 4, 2),
        ("SQL", "language", False, 2, 4, 2),
        ("Spark", "big data", True, 0, 4, 0),
    ]),
    ("methods", [("Statistics", "statistics", False, 1, 4, 1)]),
    ("soft skills", [("Teamwork", "soft skill", False, 1, 4, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "expected"), LISTS)
def test_demand(publish: Publish, listed: str, expected: list[tuple[object, ...]]) -> None:
    """Open ML jobs that mention each skill, most first, nobody's skills last; degrees and words that define the
    selection are in no list, soft skills in their own."""
    table = demand(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE, listed)
    assert rows(table[SHOWN]) == expected


def test_selection_words(publish: Publish) -> None:
    """What the note says was left out."""
    assert selection_words(publish(jobs=JOBS, skills=SKILLS), Selection(), GUIDE) == ["Machine learning"]


def test_interval_and_ranks(publish: Publish) -> None:
    """Every number has its interval: 20 employers of 3 jobs, all ask for Python, every fourth for SQL and Spark."""
    jobs = [
        {"employer_id": str(employer), "skills": ["Python", *(["SQL", "Spark"] if employer % 4 == 0 else [])]}
        for employer in range(20)
        for _ in range(3)
    ]
    table = demand(publish(jobs=jobs, skills=SKILLS[:3]), Selection(), GUIDE)
    columns = ["skill", "rank_from", "rank_to", "share_pct", "low_pct", "high_pct"]
    assert rows(table[columns]) == [
        ("Python", 1, 1, 100.0, 94.51, 100.0),
        ("SQL", 2, 3, 25.0, 9.51, 48.07),
        ("Spark", 2, 3, 25.0, 9.51, 48.07),
    ]


FEW = ["jobs", "jobs_all", "employers", "rank_from", "share_pct", "low_pct", "required_pct", "mentioned_pct"]
FLOORS = [
    # why, jobs of each employer, the first row
    ("enough", [3] * 10, (30, 30, 10, 1, 100.0, 88.21, 0.0, 100.0)),
    ("too few jobs", [2] * 14, (28, 28, 14, None, None, None, None, None)),
    ("too few employers", [10] * 4, (40, 40, 4, None, None, None, None, None)),
    ("too few effective employers", [40, *[1] * 20], (60, 60, 21, None, 100.0, None, 0.0, 100.0)),
]


@pytest.mark.parametrize(("why", "sizes", "expected"), FLOORS)
def test_floors(publish: Publish, why: str, sizes: list[int], expected: tuple[object, ...]) -> None:
    """Below 30 jobs or 5 employers there are counts alone; below 10 effective employers no interval and no rank."""
    jobs = [{"employer_id": str(number), "skills": ["Python"]} for number, n in enumerate(sizes) for _ in range(n)]
    assert rows(demand(publish(jobs=jobs, skills=SKILLS[:2]), Selection(), GUIDE)[FEW])[0] == expected, why


STRONG = [
    {**job, "employer_id": f"{job['employer_id']}{copy}"}
    for copy in range(10)
    for job in (
        {"employer_id": "a", "skills": {"Python": "required", "SQL": "preferred"}},
        {"employer_id": "a", "skills": {"Python": "mentioned"}},
        {"employer_id": "a", "skills": {"Python": "required"}},
        {"employer_id": "b", "skills": {"SQL": "required", "Python": "preferred"}},
    )
]
STRENGTHS = [
    # jobs, employers, share_pct, required_pct, preferred_pct, mentioned_pct
    (Selection(), [("Python", 40, 20, 100.0, 50.0, 25.0, 25.0), ("SQL", 20, 20, 50.0, 25.0, 25.0, 0.0)]),
    (Selection(required_only=True),
     [("Python", 20, 10, 50.0, 50.0, 25.0, 25.0), ("SQL", 10, 10, 25.0, 25.0, 25.0, 0.0)]),
    (Selection(one_vote=True),
     [("Python", 40, 20, 100.0, 33.33, 50.0, 16.67), ("SQL", 20, 20, 66.67, 50.0, 16.67, 0.0)]),
    (Selection(required_only=True, one_vote=True),
     [("SQL", 10, 10, 50.0, 50.0, 16.67, 0.0), ("Python", 20, 10, 33.33, 33.33, 50.0, 16.67)]),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "expected"), STRENGTHS)
def test_how_it_is_counted(publish: Publish, selection: Selection, expected: list[tuple[object, ...]]) -> None:
    """Required only: jobs that require the skill, of the same jobs; the three strengths stay, and add up to the share
    of jobs that name it. One vote: the mean of the employers' shares (of two one has three jobs, one has one); counts
    stay counts."""
    table = demand(publish(jobs=STRONG, skills=SKILLS[:2]), selection, GUIDE)
    columns = ["skill", "jobs", "employers", "share_pct", "required_pct", "preferred_pct", "mentioned_pct"]
    assert rows(table[columns]) == expected
    assert set(table["jobs_all"]) == {40}


def test_one_vote_against_numpy(market: duckdb.DuckDBPyConnection) -> None:
    """Shares and intervals of one vote an employer, computed once more from the jobs themselves."""
    rows = market.execute(
        "select employer_id, job_id, list(skills.name) as names from jobs left join mentions using (job_id)"
        " left join skills using (skill_id) where is_open and language = 'en' group by all"
    ).df()
    jobs = rows.groupby("employer_id").size()
    table = demand(market, Selection(one_vote=True), GUIDE).set_index("skill")
    for skill in ("Python", "Scala", "Coursera"):
        names = rows["names"].map(lambda found, skill=skill: skill in found)
        shares = (names.groupby(rows["employer_id"]).sum() / jobs).to_numpy()
        k = len(shares)
        low, high = share_interval(
            [shares.sum()], k, k, [((shares - shares.mean()) ** 2).sum()], float(k**2 / (1 / jobs).sum())
        )
        expected = [100 * shares.mean(), 100 * low[0], 100 * high[0]]
        assert list(table.loc[skill, ["share_pct", "low_pct", "high_pct"]]) == pytest.approx(expected, abs=0.0051)
        assert table.loc[skill, "jobs"] == names.sum()


def test_one_vote_ranks(publish: Publish) -> None:
    """Ranks are told apart by the same votes: by jobs a giant decides, so that none is, by employers SQL leads."""
    jobs = [{"employer_id": "giant", "skills": ["Spark"]}] * 60
    jobs += [{"employer_id": str(number), "skills": ["SQL"]} for number in range(20)]
    cursor = publish(jobs=jobs, skills=SKILLS[1:3])
    tables = [demand(cursor, Selection(one_vote=vote), GUIDE) for vote in (False, True)]
    assert [rows(table[["skill", "rank_from"]]) for table in tables] == [
        [("Spark", None), ("SQL", None)],
        [("SQL", 1), ("Spark", 2)],
    ]


def test_the_reader_is_measured_or_not(publish: Publish) -> None:
    """Precision and recall of a skill labelled 20 times or more; else nothing, rather than luck. A kind or fact of the
    same name is none."""
    quality = [
        {"name": "Python", "n": 20, "precision": 0.95, "recall": 0.9},
        {"name": "SQL", "n": 19, "precision": 1.0, "recall": 1.0},
        {"measured": "kind", "name": "Spark", "n": 99},
    ]
    table = demand(publish(jobs=[{}], skills=SKILLS[:3], quality=quality), Selection(), GUIDE)
    cells = table.set_index("skill")[["reader_precision", "reader_recall", "reader_n"]].astype(object)
    assert cells.where(cells.notna(), None).T.to_dict("list") == {
        "Python": [0.95, 0.9, 20],
        "SQL": [None, None, None],
        "Spark": [None, None, None],
    }


def test_nothing_selected(publish: Publish) -> None:
    """An empty selection has rows without shares, not an error."""
    table = demand(publish(jobs=JOBS, skills=SKILLS[:1]), Selection(roles=("other",)), GUIDE)
    assert table[["skill", "jobs", "jobs_all"]].to_dict("records") == [{"skill": "Python", "jobs": 0, "jobs_all": 0}]
    assert table[["share_pct", "low_pct", "high_pct"]].isna().all(axis=None)


def test_corrected(publish: Publish) -> None:
    """The share had the reader made no mistake, for skills of 30 labels; not where jobs must require the skill, since
    the reader was measured on naming."""
    jobs = [{"employer_id": str(n % 20), "skills": {"Python": "required", "SQL": "required"}} for n in range(40)]
    quality = [
        {"name": "Python", "n": 40, "found": 50, "precision": 0.76, "recall": 0.95},
        {"name": "SQL", "n": 29, "found": 29},
    ]
    cursor = publish(
        jobs=[*jobs, *[{"employer_id": str(n % 20)} for n in range(40)]], skills=SKILLS[:2], quality=quality
    )
    tables = [demand(cursor, Selection(required_only=required), GUIDE) for required in (False, True)]
    columns = ["skill", "share_pct", "corrected_pct"]
    assert [rows(table[columns]) for table in tables] == [
        [("Python", 50.0, 40.0), ("SQL", 50.0, None)],
        [("Python", 50.0, None), ("SQL", 50.0, None)],
    ]
    low, high = tables[0].loc[0, ["corrected_low_pct", "corrected_high_pct"]]
    assert 20 < low < 40 < high < 60


PLACED = [
    *[{"employer_id": str(n), "seniority": "senior", "countries": ["US", "CA"], "skills": {"Python": "required"}}
      for n in range(15)],
    *[{"employer_id": str(n), "seniority": "senior", "countries": ["US"]} for n in range(15)],
    *[{"employer_id": str(n), "seniority": "junior", "countries": ["CA"], "skills": {"Python": "mentioned"}}
      for n in range(3)],
    {"employer_id": "0", "seniority": "junior", "countries": ["CA"]},
    {"employer_id": "z", "skills": ["Python"], "is_open": False},
    {"employer_id": "0"},
]  # fmt: skip
FACET_COLUMNS = ["option", "option_name", "jobs", "jobs_all", "employers", "share_pct", "required_pct", "in_words"]
BY_FACET = [
    ("level", [
        ("senior", "Senior", 15, 30, 15, 50.0, 50.0, "50 % of 30 jobs"),
        ("junior", "Junior", 3, 4, 3, None, None, "3 of 4 jobs"),
        ("unknown", "Level unknown", 0, 1, 0, None, None, "0 of 1 job"),
    ]),
    ("country", [
        ("US", "United States", 15, 30, 15, 50.0, 50.0, "50 % of 30 jobs"),
        ("CA", "Canada", 18, 19, 15, None, None, "18 of 19 jobs"),
        ("unknown", "Country unknown", 0, 1, 0, None, None, "0 of 1 job"),
    ]),
    ("source", [("greenhouse", "Greenhouse", 18, 35, 15, 51.43, 42.86, "51 % of 35 jobs")]),
]  # fmt: skip


@pytest.mark.parametrize(("facet", "expected"), BY_FACET)
@pytest.mark.parametrize("skill", ["Python", "python"])
def test_by_facet(publish: Publish, skill: str, facet: str, expected: list[tuple[object, ...]]) -> None:
    """One row per option of the selected jobs: most jobs first, unknown last, a share only where there is enough."""
    table = by_facet(publish(jobs=PLACED, skills=SKILLS[:2], guide=TAUGHT), Selection(), GUIDE, skill, facet)
    assert rows(table[FACET_COLUMNS]) == expected
    assert set(table[["skill", "kind", "in_guide"]].itertuples(index=False, name=None)) == {
        ("Python", "language", True)
    }


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("selection", [Selection(), Selection(window="all", one_vote=True, required_only=True)])
def test_by_facet_is_demand_of_each_option(market: duckdb.DuckDBPyConnection, facet: str, selection: Selection) -> None:
    """Every row is what demand() says with that option chosen."""
    table = by_facet(market, selection, GUIDE, "SQL", facet)
    columns = ["skill", "kind", "in_guide", "jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct",
               "required_pct", "preferred_pct", "mentioned_pct"]  # fmt: skip
    chosen = [demand(market, selection.choosing({facet: [option]}), GUIDE) for option in table["option"]]
    expected = pd.concat([found[found["skill"] == "SQL"] for found in chosen], ignore_index=True)
    pd.testing.assert_frame_equal(table[columns], expected[columns])
    assert table["low_pct"].notna().any()


def test_by_facet_of_nothing(publish: Publish) -> None:
    """No row for a skill that does not exist, nor where nothing is selected."""
    cursor = publish(jobs=JOBS, skills=SKILLS)
    assert by_facet(cursor, Selection(), GUIDE, "Cobol", "level").empty
    assert by_facet(cursor, Selection(roles=("other",)), GUIDE, "Python", "level").empty


def one_need(employer_id: str, *groups: list[str]) -> dict[str, object]:
    """A job that requires one skill of each group."""
    return {
        "employer_id": employer_id,
        "skills": dict.fromkeys((name for group in groups for name in group), "required"),
        "either": groups,
    }


def test_either_or(publish: Publish) -> None:
    """Groups that two employers require as one need, most asked first: just these, and these among others. A group of
    one employer alone, degrees, selection words, wishes and jobs not selected do not count."""
    libraries, clouds, more = ["PyTorch", "TensorFlow"], ["AWS", "Azure"], ["PyTorch", "TensorFlow", "JAX"]
    jobs = [
        one_need("a", libraries, clouds),
        one_need("a", libraries),
        one_need("b", libraries),
        one_need("b", more),
        one_need("c", clouds, ["Master", "PhD"], ["Machine learning", "SQL"]),
        one_need("d", ["Master", "PhD"], ["Machine learning", "SQL"], ["R", "Go"]),
        {"employer_id": "d", "skills": dict.fromkeys(libraries, "preferred"), "either": [libraries]},
        {"employer_id": "d", "skills": dict.fromkeys(libraries, "required")},
        one_need("e", clouds) | {"is_open": False},
    ]
    skills = [{"name": name} for name in (*more, *clouds, "SQL", "Machine learning", "R", "Go")]
    skills += [{"name": name, "kind": "education"} for name in ("Master", "PhD")]
    table = either_or(publish(jobs=jobs, skills=skills), Selection())
    assert rows(table) == [
        ("PyTorch or TensorFlow", 2, 3, 8, 2, None, None, None, 4),
        ("AWS or Azure", 2, 2, 8, 2, None, None, None, 2),
    ]


def test_either_or_has_shares(publish: Publish) -> None:
    """Share and interval are of all selected jobs, with one vote an employer the mean of their shares."""
    jobs = [one_need(str(n % 15), *([["PyTorch", "JAX"]] if n < 10 else [])) for n in range(40)]
    cursor = publish(jobs=jobs, skills=[{"name": "PyTorch"}, {"name": "JAX"}])
    tables = [either_or(cursor, Selection(one_vote=vote)) for vote in (False, True)]
    assert [rows(table[["skills", "jobs", "employers", "share_pct"]]) for table in tables] == [
        [("JAX or PyTorch", 10, 10, 25.0)],
        [("JAX or PyTorch", 10, 10, 22.22)],
    ]
    assert tables[0][["low_pct", "high_pct"]].notna().all(axis=None)
