"""How often employers ask for a skill."""

from collections.abc import Callable

import duckdb
import pytest

from analysis.confidence import share_interval
from analysis.demand import demand, selection_words
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

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
SHOWN = ["skill", "kind", "in_guide", "jobs", "jobs_all", "employers", "share_pct"]

LISTS = [
    ("all", [
        ("Python", "language", True, 3, 4, 2, 75.0),
        ("SQL", "language", False, 2, 4, 2, 50.0),
        ("Statistics", "statistics", False, 1, 4, 1, 25.0),
        ("Spark", "big data", True, 0, 4, 0, 0.0),
    ]),
    ("tools", [
        ("Python", "language", True, 3, 4, 2, 75.0),
        ("SQL", "language", False, 2, 4, 2, 50.0),
        ("Spark", "big data", True, 0, 4, 0, 0.0),
    ]),
    ("methods", [("Statistics", "statistics", False, 1, 4, 1, 25.0)]),
    ("soft skills", [("Teamwork", "soft skill", False, 1, 4, 1, 25.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "expected"), LISTS)
def test_demand(publish: Publish, listed: str, expected: list[tuple[object, ...]]) -> None:
    """Open ML jobs that mention each skill, most first, nobody's skills last; degrees and words that define the
    selection are in no list, soft skills in their own."""
    table = demand(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE, listed)
    assert list(table[SHOWN].itertuples(index=False, name=None)) == expected


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
    assert list(table[columns].itertuples(index=False, name=None)) == [
        ("Python", 1, 1, 100.0, 93.49, 100.0),
        ("SQL", 2, 3, 25.0, 7.78, 51.13),
        ("Spark", 2, 3, 25.0, 7.78, 51.13),
    ]


STRONG = [
    {"employer_id": "a", "skills": {"Python": "required", "SQL": "preferred"}},
    {"employer_id": "a", "skills": {"Python": "mentioned"}},
    {"employer_id": "a", "skills": {"Python": "required"}},
    {"employer_id": "b", "skills": {"SQL": "required", "Python": "preferred"}},
]
STRENGTHS = [
    # jobs, employers, share_pct, required_pct, preferred_pct, mentioned_pct
    (Selection(), [("Python", 4, 2, 100.0, 50.0, 25.0, 25.0), ("SQL", 2, 2, 50.0, 25.0, 25.0, 0.0)]),
    (Selection(required_only=True), [("Python", 2, 1, 50.0, 50.0, 25.0, 25.0), ("SQL", 1, 1, 25.0, 25.0, 25.0, 0.0)]),
    (Selection(one_vote=True), [("Python", 4, 2, 100.0, 33.33, 50.0, 16.67), ("SQL", 2, 2, 66.67, 50.0, 16.67, 0.0)]),
    (Selection(required_only=True, one_vote=True),
     [("SQL", 1, 1, 50.0, 50.0, 16.67, 0.0), ("Python", 2, 1, 33.33, 33.33, 50.0, 16.67)]),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "expected"), STRENGTHS)
def test_how_it_is_counted(publish: Publish, selection: Selection, expected: list[tuple[object, ...]]) -> None:
    """Required only: jobs that require the skill, of the same jobs; the three strengths stay, and add up to the share
    of jobs that name it. One vote: the mean of the employers' shares (a has three jobs, b one); counts stay counts."""
    table = demand(publish(jobs=STRONG, skills=SKILLS[:2]), selection, GUIDE)
    columns = ["skill", "jobs", "employers", "share_pct", "required_pct", "preferred_pct", "mentioned_pct"]
    assert list(table[columns].itertuples(index=False, name=None)) == expected
    assert set(table["jobs_all"]) == {4}


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
    """Ranks are told apart by the same votes: by jobs the giant's Spark leads, by employers SQL."""
    jobs = [{"employer_id": "giant", "skills": ["Spark"]}] * 60
    jobs += [{"employer_id": str(number), "skills": ["SQL"]} for number in range(20)]
    cursor = publish(jobs=jobs, skills=SKILLS[1:3])
    tables = [demand(cursor, Selection(one_vote=vote), GUIDE) for vote in (False, True)]
    assert [list(table[["skill", "rank_from"]].itertuples(index=False, name=None)) for table in tables] == [
        [("Spark", 1), ("SQL", 1)],
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
