"""The one sentence over each page: rules, not prose. Two things are ranked only where the test tells them apart."""

from itertools import takewhile

import pandas as pd

from analysis.labels import UNKNOWN, label
from analysis.population import Population
from analysis.selection import Selection
from analysis.sources import LastNight
from analysis.words import count, listing, percent, share

VERDICT_WORDS = {
    "asked by most": "most jobs ask for",
    "asked by some": "some for",
    "rarely asked": "few for",
    "rarely or not asked": "few or none for",
    "not asked": "none for",
}
MOST = VERDICT_WORDS["asked by most"]
NAMED = 4  # skills that the Market headline names
TOP = 20
GUIDE_TOP = 50
MUCH_PCT = 20  # of the jobs: at one employer, or in other languages, that is said


def market(table: pd.DataFrame, left_out: pd.DataFrame, people: Population, selection: Selection) -> str:
    """What employers ask for most, from demand(), and how much of that the guide leaves out, from leaves_out()."""
    if people.jobs == 0:
        return "No job matches these filters."
    asked = table[table["jobs"] > 0]
    if asked.empty:
        return f"None of {count(people.jobs, 'job')} names one of these skills."
    first = asked.iloc[0]
    if people.is_small:
        return f"{few(people)} for a share. {first['jobs']:,} of the {people.jobs:,} name {first['skill']}."
    if asked["rank_from"].isna().all():
        said = share(first["share_pct"], "ML jobs")
        return f"{counted(selection)}{uneven(people)} to rank skills: {said} name {first['skill']}."
    missed = int((left_out["place"] <= TOP).sum())
    return f"{counted(selection)}{leaders(asked)} The guide misses {missed} of the {TOP} skills asked most."


def counted(selection: Selection) -> str:
    """The opening of a sentence whose shares are not simply those of jobs that name a skill; else nothing."""
    ways = [
        *(["counting only where a skill is required"] if selection.required_only else []),
        *(["with one vote an employer"] if selection.one_vote else []),
    ]
    return f"{', '.join(ways).capitalize()}: " if ways else ""


def few(people: Population) -> str:
    """The opening of a sentence about too few jobs."""
    return f"{count(people.jobs, 'job')} at {count(people.employers, 'employer')}: too few"


def uneven(people: Population) -> str:
    """The opening of a sentence about jobs of fewer than 10 effective employers."""
    return f"{count(people.jobs, 'job')} at {count(people.employers, 'employer')}, too few or too unequal"


def leaders(asked: pd.DataFrame) -> str:
    """The skills in front; those that cannot be told apart are not ranked."""
    first, followers = asked.iloc[0], asked.iloc[1:NAMED]
    tied = list(asked.loc[asked["rank_from"] == 1, "skill"])
    said = share(first["share_pct"], "ML jobs")
    if len(tied) > NAMED:
        others = len(tied) - len(tied[:NAMED])
        lead = f"{listing(tied[:NAMED])} lead, with {others} more too close to rank"
        return f"{lead}: {said} name {first['skill']}."
    if len(tied) > 1:
        return f"{listing(tied)} are asked most, too close to rank: {said} name {first['skill']}."
    lead = f"{first['skill']} is asked by {said}."
    names = list(followers["skill"])
    ranks = zip(followers["rank_from"], followers["rank_to"], strict=True)
    ranked = list(takewhile(lambda place: place[1] == (place[0], place[0]), enumerate(ranks, 2)))
    in_order, close = names[: len(ranked)], names[len(ranked) :]
    parts = []
    if in_order:
        parts.append(f"{listing(in_order)} follow{'s' if len(in_order) == 1 else ', in this order'}")
    if len(close) > 1:
        parts.append(f"{'then ' if in_order else ''}{listing(close)}{'' if in_order else ' follow'}, too close to rank")
    return f"{lead} {', '.join(parts)}." if parts else lead


def guide(items: pd.DataFrame, left_out: pd.DataFrame, people: Population, selection: Selection) -> str:
    """How the guide's skills stand in the market, from guide_items(), and what it leaves out, from leaves_out()."""
    if people.jobs == 0:
        return "No job matches these filters."
    ranked = items[(items["role"] == "demand") & items["jobs"].notna()].drop_duplicates("skill_id")
    if people.is_small or ranked["verdict"].str.endswith(" jobs").all():
        asked = int((ranked["jobs"] > 0).sum())
        opening = few(people) if people.is_small else uneven(people)
        return f"{opening} for a verdict. They name {asked} of the {len(ranked)} skills the guide teaches."
    verdicts = ranked["verdict"].value_counts()
    counts = {said: int(verdicts.get(word, 0)) for word, said in VERDICT_WORDS.items()}
    parts = [f"{said} {number}" for said, number in counts.items() if number or said == MOST]
    between = len(ranked) - sum(counts.values())
    parts += [f"{between} in between"] if between else []
    missed = int((left_out["place"] <= GUIDE_TOP).sum())
    return counted(selection) + (
        f"Of {len(ranked)} skills the guide teaches, {', '.join(parts)}. "
        f"Of the {GUIDE_TOP} skills asked most, it leaves out {missed}."
    )


def claims(table: pd.DataFrame, people: Population) -> str:
    """How many sentences of the guide hold, from claims.claims()."""
    if table.empty:
        return "No sentence of this guide has been put into a test yet. Its skills stand under Guide against market."
    if people.jobs == 0:
        return "No job matches these filters."
    verdicts = table.loc[table["claim_kind"] == "claim", "verdict"].value_counts()
    holds, fails, open_ = (int(verdicts.get(word, 0)) for word in ("supported", "not supported", "cannot tell"))
    said = f"Of {holds + fails + open_} claims of the guide {holds} are supported, {fails} not, {open_} cannot be told."
    trends = table[table["claim_kind"] == "trend"]
    if trends.empty:
        return said
    told = [f"{way} {number}" for way in ("rising", "falling") if (number := int((trends["verdict"] == way).sum()))]
    return f"{said} Of the {len(trends)} trends it names {' and '.join(told) or 'none is clearly rising or falling'}."


def is_concentrated(people: Population) -> bool:
    """Does one employer hold more than a fifth of the jobs, where they are enough for a share?"""
    return people.largest_pct > MUCH_PCT and not people.is_small


def concentration(people: Population, by_job: pd.DataFrame, by_vote: pd.DataFrame) -> str:
    """Who holds more than a fifth of the jobs, and the share among those asked most that its weight moves most.

    by_job, by_vote: demand() of the same jobs, where a job has one vote, and where an employer has.
    """
    holds = f"{people.largest or 'One employer'} holds {percent(people.largest_pct)} of these jobs"
    both = by_job.head(TOP).merge(by_vote, on="skill", suffixes=("", "_by_vote"))
    moves = (both["share_pct_by_vote"] - both["share_pct"]).abs()
    if not moves.max() >= 1:
        return f"{holds}."
    most = both.iloc[int(moves.argmax())]
    way = "falls" if most["share_pct_by_vote"] < most["share_pct"] else "rises"
    was, is_now = percent(most["share_pct"]), percent(most["share_pct_by_vote"])
    return f"{holds}; with one vote an employer, {most['skill']} {way} from {was} to {is_now}."


def other_languages(people: Population, selection: Selection) -> str:
    """What shares are of, where more than a fifth of the jobs is not in English; else nothing."""
    jobs, others = people.jobs + people.other_languages, people.other_languages
    if not others > jobs * MUCH_PCT / 100:
        return ""
    named = [label("country", country) for country in selection.countries if country != UNKNOWN]
    where = f" in {listing(named)}" if named and len(named) == len(selection.countries) else ""
    return (
        f"{others:,} of {count(jobs, 'job')}{where} {'is' if others == 1 else 'are'} written in other languages; "
        f"they are counted as jobs, not read for skills. Shares are of the other {people.jobs:,}."
    )


def sources(night: LastNight) -> str:
    """How the last night in the build went."""
    if night.boards == 0:
        return "No board has been asked yet."
    if night.answered == night.boards:
        return f"All {count(night.boards, 'board')} answered when last asked."
    answered = f"{night.answered:,} of {count(night.boards, 'board')} answered when last asked."
    return f"{answered} Silent: some of {night.silent}."


def quality(table: pd.DataFrame) -> str:
    """How often the reader is right about skills, from quality.quality(), which has them first."""
    if table.empty:
        return "Not measured yet."
    skills = table.iloc[0]
    return (
        f"Of 100 skills that the reader finds in a posting {100 * skills['precision']:.0f} are right; "
        f"of 100 that a person finds there, it finds {100 * skills['recall']:.0f}."
    )
