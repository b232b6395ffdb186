"""Which sentences of the guide hold: claims that postings can test, trends, and promises that they cannot."""

import tomllib
from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd

import data
from analysis import claim_tests
from analysis.asks import voices
from analysis.claim_tests import CANNOT_TELL, COUNTED, all_of
from analysis.selection import Selection
from analysis.trend import trends
from analysis.words import percent

NOT_TESTABLE = "not testable"
CLAIM_COLUMNS = ["claim_id", "claim_kind", "chapter", "says", "verdict", "numbers", "rule", "query"]
PART_COLUMNS = ["claim_id", "part", "part_verdict", "said", *COUNTED, "line"]
# What counts a part, and in which files of analysis/sql it stands.
TESTS = {
    "share": (claim_tests.shares, ("asks_all.sql", "job_facts.sql")),
    "together": (claim_tests.together, ("asks_all.sql", "job_facts.sql")),
    "first": (claim_tests.first, ("asks_all.sql",)),
}
SAME_TEST = {"present": "share", "beside": "share"}  # counted alike, judged otherwise
TREND_RULE = (
    "Rising or falling where the share among the jobs that appeared late differs clearly from that among those that "
    "appeared early, on the same boards, after correction for all skills tested."
)
TREND_QUERIES = "asks_all.sql, compared_jobs.sql, compared_sides.sql"
TOLD = ("rising", "falling")


def written(guide_id: str) -> list[dict[str, Any]]:
    """The sentences of a guide as data/claims.toml has them; none of a guide that it does not know."""
    found: list[dict[str, Any]] = tomllib.loads(data.claims().read_text(encoding="utf-8")).get(guide_id, [])
    return found


def claims(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """What the selected jobs say to each sentence of the guide: claims, then trends, then promises.

    One row per sentence: claim_id, claim_kind (claim, trend, promise), chapter, says (our words), verdict (of claims
    supported, not supported, cannot tell; of trends rising, falling, cannot tell; of promises not testable), numbers
    (in a sentence), rule (when it counts as supported; of a promise why it cannot be tested), query (files of
    analysis/sql, comma between). A claim that names several things is supported if every part of it is, and not
    supported if one part is not; else nobody can tell. See claim_parts().
    """
    sentences = written(guide_id)
    parts = claim_parts(cursor, selection, guide_id)
    over_time = trends(cursor, selection, guide_id, "month") if any("skill" in each for each in sentences) else None
    rows = []
    for sentence in sentences:
        same = {"claim_id": sentence["id"], "chapter": sentence["chapter"], "says": sentence["says"]}
        if "parts" in sentence:
            tested = parts[parts["claim_id"] == sentence["id"]]
            queries = [query for part in sentence["parts"] for query in TESTS[test_of(part)][1]]
            rows.append({
                **same, "claim_kind": "claim", "verdict": all_of(list(tested["part_verdict"])),
                "numbers": sentence_of(tested["said"]), "rule": sentence["rule"],
                "query": ", ".join(dict.fromkeys(queries)),
            })  # fmt: skip
        elif over_time is not None and "skill" in sentence:
            rows.append({**same, "claim_kind": "trend", **over(over_time, sentence["skill"])})
        else:
            rows.append({**same, "claim_kind": "promise", "verdict": NOT_TESTABLE, "rule": sentence["why"]})
    return pd.DataFrame(rows, columns=CLAIM_COLUMNS).fillna("")


def claim_parts(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """What was counted for every part of every claim of the guide.

    One row per part: claim_id, part (its name), part_verdict ("" where it is only said beside the others), said (in
    words), counted_jobs, counted_of, counted_employers (jobs that have it, jobs it is among, employers of the former;
    of a ratio: jobs with both, jobs with the thing, their employers), estimate, estimate_low, estimate_high (95 %
    interval, jobs of one employer taken as alike), unit ("% of jobs", "times as often"), at_most, at_most_high (the
    estimate where silent adverts are read the other way, and its upper end), line (what the interval is held against).
    The tests are claim_tests.shares(), together() and first().
    """
    sentences = written(guide_id)
    heard = voices(cursor, selection)
    listed = [part | {"claim_id": each["id"]} for each in sentences for part in each.get("parts", ())]
    rows = [{"claim_id": part["claim_id"], "part": part["name"], "line": part.get("line")} for part in listed]
    for test, (counted, _) in TESTS.items():
        places = [place for place, part in enumerate(listed) if test_of(part) == test]
        for place, found in zip(places, counted(cursor, heard, [listed[place] for place in places]), strict=True):
            rows[place] |= found
    return pd.DataFrame(rows, columns=PART_COLUMNS).astype(dict.fromkeys(COUNTED[:3], float))


def sentence_of(said: Iterable[str]) -> str:
    """What was counted for each part as one sentence."""
    words = "; ".join(said)
    return f"{words[:1].upper()}{words[1:]}."


def test_of(part: dict[str, Any]) -> str:
    """The key in TESTS of a part."""
    test: str = part["test"]
    return SAME_TEST.get(test, test)


def over(over_time: pd.DataFrame, skill_id: str) -> dict[str, str]:
    """Verdict and numbers of a skill over time, from trend.trends()."""
    found = over_time[over_time["skill_id"] == skill_id]
    same = {"verdict": CANNOT_TELL, "rule": TREND_RULE, "query": TREND_QUERIES}
    if found.empty or pd.isna(found["then_pct"].iloc[0]):
        return same | {"numbers": "Too few jobs or months to compare."}
    row = found.iloc[0]
    low, high = row["change_low"], row["change_high"]
    change = "" if pd.isna(low) else f" (change {low:+.1f} to {high:+.1f} points)"
    numbers = (
        f"{percent(row['then_pct'])} of {row['then_jobs_all']:,} jobs early, {percent(row['now_pct'])} of "
        f"{row['now_jobs_all']:,} jobs late{change}: {row['trend']}."
    )
    return same | {"numbers": numbers} | ({"verdict": row["trend"]} if row["trend"] in TOLD else {})
