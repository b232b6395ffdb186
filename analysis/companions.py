"""Which skills go together, which instead of each other, and which clusters they form."""

from collections.abc import Iterator

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse, stats
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from analysis.asks import Voices, employers_of, voices
from analysis.confidence import LEVEL, with_interval
from analysis.listed import listed_skills
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import Selection
from analysis.warehouse import ask

Floats = npt.NDArray[np.float64]

TOGETHER_COLUMNS = [
    "skill_id", "skill", "kind", "related", "jobs_both", "employers_both", "jobs_own", "with_pct", "without_pct",
    "lift", "lift_low", "lift_high",
]  # fmt: skip
INSTEAD_COLUMNS = [
    "skill", "kind", "jobs_both", "employers_both", "jobs_own", "instead_pct", "instead_low_pct", "instead_high_pct"
]  # fmt: skip
MOST = 100  # skills that are sorted into clusters: the most asked
LEAST_SIZE, MOST_SIZE = 3, 10
LEAST_NEAR = 0.15
JOBS_READ = 100_000


def companions(cursor: duckdb.DuckDBPyConnection, selection: Selection, skill_id: str) -> pd.DataFrame:
    """Tools and methods that the jobs ask for that ask for this skill: how much more often than by chance?

    One row per other skill, the surest companion first (by lift_low), those without an interval last (by jobs_both):
    skill_id, skill, kind, related (how both stand in the skill list: "implied by it", "implies it"; "" not at all: of
    related ones it is no news that they go together), jobs_both, employers_both (that ask for both), jobs_own (that ask
    for this skill), with_pct (0-100, of those jobs), without_pct (0-100, of all other jobs), lift (how many times as
    often as by chance, see with_lift), lift_low, lift_high (95 % interval). Under 30 jobs of the skill, or at fewer
    than 5 employers, there are only counts. Words that define the population, soft skills and degrees are left out.

    required_only: jobs that require the skill, and what they require; one_vote: a job weighs an n-th where its employer
    has n selected jobs.
    """
    heard = voices(cursor, selection)
    found = tools_and_methods(cursor, beside(heard, skill_id))
    found = found[found["skill_id"] != skill_id].assign(place=lambda table: -table["votes_both"].round(9))
    found = found.sort_values(["place", "skill"], ignore_index=True)
    kin = ask(cursor, "companions_kin", skill=skill_id)
    table = with_lift(found).merge(kin, on="skill_id", how="left").fillna({"related": ""})
    return table.sort_values("lift_low", ascending=False, kind="stable", ignore_index=True)[TOGETHER_COLUMNS]


def beside(heard: Voices, skill_id: str) -> pd.DataFrame:
    """Every skill that jobs ask for that ask for one skill; one row a skill_no.

    jobs_both, employers_both (that ask for both), jobs_own, employers_own (for the one), votes_both, votes_other,
    votes_own, votes_all (jobs, each weighing its employer's votes / jobs: for both, for the other, for the one, of
    all), worth (how many equal employers hold votes_both: (sum x)² / sum x², Kish 1965), employers_all, spread (sum
    over employers of (both_g / both - other_g / other - own_g / own + all_g / all)²: an employer's votes over all).
    """
    own_jobs = heard.any_of([heard.skill(skill_id)])
    counts = heard.asks.count(heard.is_selected & own_jobs, heard.least)
    own = np.bincount(heard.employers[own_jobs[heard.job_nos]], minlength=len(heard.jobs))
    both, other = heard.weighed(counts), heard.asking
    votes_own, votes_all = (own * heard.votes / np.maximum(heard.jobs, 1)), heard.votes
    tilt = votes_all / (votes_all.sum() or np.nan) - votes_own / (votes_own.sum() or np.nan)
    table = pd.DataFrame({
        "jobs_both": counts.sum(axis=0).astype(np.int64), "employers_both": employers_of(counts),
        "jobs_own": own.sum(), "employers_own": (own > 0).sum(),
        "votes_both": both.sum(axis=0), "votes_other": other.sum(axis=0),
        "votes_own": votes_own.sum(), "votes_all": votes_all.sum(), "employers_all": (heard.jobs > 0).sum(),
    })  # fmt: skip
    both_both, both_other, other_other = (
        sparse.csc_array((one.data * two.data, one.indices, one.indptr), shape=one.shape).sum(axis=0)
        for one, two in ((both, both), (both, other), (other, other))
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        in_both, in_other = table["votes_both"], table["votes_other"]
        table = table.assign(
            worth=in_both**2 / both_both,
            spread=both_both / in_both**2 - 2 * both_other / in_both / in_other + other_other / in_other**2
            + 2 * (both.T @ tilt / in_both - other.T @ tilt / in_other) + tilt @ tilt,
        )  # fmt: skip
    return table[table["jobs_both"] > 0]


def tools_and_methods(cursor: duckdb.DuckDBPyConnection, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table by skill_no that are tools or methods, with skill_id, skill and kind."""
    skills = listed_skills(cursor)
    skills = skills.loc[skills["listed_as"].isin(("tool", "method")), ["skill_id", "skill", "kind"]]
    return table.join(skills, how="inner")


def with_lift(table: pd.DataFrame) -> pd.DataFrame:
    """The table of beside() with with_pct, without_pct, lift, lift_low and lift_high.

    lift = P(other | own) / P(other) = both * all / (own * other). Its interval is exp(log lift -+ t * se), where se² is
    the variance of the sum over k employers of z = both_g / both - other_g / other - own_g / own + all_g / all, the
    linear form of log lift: k / (k - 1) * sum z² (Woodruff, "A Simple Method for Approximating the Variance of a
    Complicated Estimate", Journal of the American Statistical Association 66 (1971); Binder 1983). t has as many
    degrees of freedom as effective employers ask for both, less one; under 10 of them there is no lift. Where all
    that ask for the other ask for both, z cannot vary by it: there se² is at least that of log p in so many independent
    votes, (1 - p) / (p * other), p = (both + 1/2) / (other + 1).
    """
    both, other, own, everyone = (table[f"votes_{name}"] for name in ("both", "other", "own", "all"))
    is_enough = (table["jobs_own"] >= FEW_JOBS) & (table["employers_own"] >= FEW_EMPLOYERS)
    is_sure = is_enough & (table["worth"] >= FEW_EFFECTIVE)
    lift = both * everyone / (own * other)
    number = table["employers_all"]
    likely = (both + 0.5) / (other + 1)
    least = np.where(both < other * (1 - 1e-9), 0, (1 - likely) / likely / other)
    error = np.sqrt(np.maximum(table["spread"] * number / (number - 1), least))
    reach = np.exp(stats.t.isf((1 - LEVEL) / 2, table["worth"].clip(lower=FEW_EFFECTIVE) - 1) * error)
    shares = {"with_pct": 100 * both / own, "without_pct": 100 * (other - both) / (everyone - own)}
    lifts = {"lift": lift, "lift_low": lift / reach, "lift_high": lift * reach}
    return table.assign(
        **{name: values.where(is_enough).round(2) for name, values in shares.items()},
        **{name: values.where(is_sure).round(2) for name, values in lifts.items()},
    )


def instead(cursor: duckdb.DuckDBPyConnection, selection: Selection, skill_id: str) -> pd.DataFrame:
    """Skills that would do instead of this one: named with it in one need, as in "PyTorch or TensorFlow".

    One row per other skill, most often named first: skill, kind, jobs_both, employers_both (that name both in one
    need), jobs_own (that ask for this skill), instead_pct (0-100, of those jobs), instead_low_pct, instead_high_pct
    (95 % interval, see confidence.with_interval). Under 30 jobs of the skill, or at fewer than 5 employers, counts.

    required_only: jobs that require the skill, and needs that are required; one_vote: a job weighs an n-th where its
    employer has n selected jobs.
    """
    selection.fill(cursor)
    found = ask(cursor, "instead", skill=skill_id, required_only=selection.required_only)
    names = {"jobs_all": "jobs_own", **{f"{name}_pct": f"instead_{name}_pct" for name in ("low", "high")}}
    return with_interval(found).rename(columns={**names, "share_pct": "instead_pct"})[INSTEAD_COLUMNS]


def clusters(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Skills that employers ask for together, in clusters of 3 to 10, the closest first.

    One row per cluster: cluster (its two most central skills: nearest to the others on average), members (all of its
    skills, the most central first), size, cohesion (how many times as often as by chance two of its skills are asked
    together: all pairs that are, over all pairs that would be if skills were asked for independently).

    The 100 most asked tools and methods, of those that 30 jobs at 5 employers ask for. How near two skills are is their
    normalised pointwise mutual information, log(P(ab) / (P(a) P(b))) / -log P(ab): 1 always together, 0 by chance, -1
    never (Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction", GSCL 2009). Average linkage
    (Sokal and Michener 1958; scipy's hierarchy.linkage) makes a tree of them; its largest branches of at most 10 skills
    whose halves are on average at least LEAST_NEAR are the clusters. What stands in smaller ones than 3, such as a
    language that goes with everything, is in none. Every employer has one vote here, whatever one_vote says: an
    employer's template makes no cluster. Of more than 100,000 jobs every n-th is read.
    """
    heard = voices(cursor, selection)
    skills = most_asked(cursor, heard)
    rows = []
    if len(skills) > LEAST_SIZE:
        every = len(heard.job_nos) // JOBS_READ + 1
        together, by_chance, employers_all = pairs(heard, list(skills.index), every)
        near = nearness(together, by_chance, employers_all)
        for branch in branches(near):
            inner = near[np.ix_(branch, branch)].sum(axis=0)
            members = branch[np.argsort(-inner, kind="stable")]
            names = list(skills["skill"].iloc[members])
            first, second = np.triu_indices(len(members), 1)
            among = members[first], members[second]
            cohesion = float(together[among].sum() / by_chance[among].sum())
            rows.append((" and ".join(names[:2]), ", ".join(names), len(names), round(cohesion, 2)))
    table = pd.DataFrame(rows, columns=["cluster", "members", "size", "cohesion"])
    return table.sort_values("cohesion", ascending=False, kind="stable", ignore_index=True)


def most_asked(cursor: duckdb.DuckDBPyConnection, heard: Voices) -> pd.DataFrame:
    """The MOST asked tools and methods of those that enough jobs and employers ask for, by skill_no, most votes
    first."""
    table = tools_and_methods(cursor, heard.shares(heard.asked, heard.asking))
    table = table[(table["jobs"] >= FEW_JOBS) & (table["employers"] >= FEW_EMPLOYERS)]
    table = table.assign(place=-table["votes"].round(9))
    found: pd.DataFrame = table.sort_values(["place", "skill"]).head(MOST)
    return found


def pairs(heard: Voices, skill_nos: list[int], every: int) -> tuple[Floats, Floats, float]:
    """Votes of the jobs that ask for each two of these skills, what they would be by chance, and all votes; of many
    jobs every n-th counts, an n-th of a vote where its employer has n of them."""
    job_nos = heard.job_nos[heard.job_nos % every == 0]
    employers = heard.asks.employer_of[job_nos]
    vote = 1 / np.bincount(employers)[employers]
    marks = heard.asks.marks(job_nos, (heard.asks.jobs(number, heard.least) for number in skill_nos))
    together = (marks.T @ (sparse.diags_array(vote) @ marks)).toarray()
    own = np.diag(together)
    return together, np.outer(own, own) / vote.sum(), float(vote.sum())


def nearness(together: Floats, by_chance: Floats, votes_all: float) -> Floats:
    """Normalised pointwise mutual information of each two skills, from -1 to 1; 1 of each with itself."""
    seen = np.where(together > 0, together, np.nan)
    near = np.log(seen / by_chance) / -np.log(np.minimum(seen / votes_all, 1 - 1e-9))
    near = np.clip(np.nan_to_num(near, nan=-1.0), -1.0, 1.0)
    np.fill_diagonal(near, 1.0)
    return near


def branches(near: Floats) -> Iterator[npt.NDArray[np.int64]]:
    """The largest branches that are clusters, see clusters(), from the top of the tree that average linkage makes."""
    tree = hierarchy.linkage(squareform(1 - near, checks=False), "average")
    waiting = [hierarchy.to_tree(tree)]
    while waiting:
        branch = waiting.pop()
        if branch.count < LEAST_SIZE:
            continue
        if branch.count > MOST_SIZE or 1 - branch.dist < LEAST_NEAR:
            waiting += [branch.right, branch.left]
        else:
            yield np.array(branch.pre_order())
