"""The employers' word for the guide's word: how adverts write what it teaches, and what they name in its place."""

import re

import duckdb
import numpy as np
import pandas as pd
from scipy import stats

from analysis.confidence import LEVEL
from analysis.demand import every_skill
from analysis.population import FEW_EFFECTIVE, FEW_JOBS
from analysis.selection import Selection
from analysis.warehouse import ask
from analysis.words import percent

WORD_COLUMNS = [
    "item", "skill", "jobs", "jobs_all", "share_pct", "words_read", "own_words_pct", "written",
    "employers_word", "kinship", "word_jobs", "word_pct",
]  # fmt: skip
MOST_READ = 5000  # jobs whose words are looked at: enough to say how an item is mostly written
SHOWN = 3  # other spellings that are said
SHORT = {"machine learning": "ml", "artificial intelligence": "ai"}  # nobody takes these for another word
WORD = re.compile(r"[a-z0-9+#]+")


def employers_words(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """Demand items of the guide that employers mostly write otherwise, or in whose place they name another skill.

    One row per such item, in the guide's order: item, skill, jobs, jobs_all, share_pct (jobs that ask for it, in
    whatever words, as in demand.demand()), words_read (jobs whose first, strongest mention was looked at, of a sample
    of 5,000 selected jobs), own_words_pct (0-100, of those: written in words of the item's name), written (the words
    used most besides, with their shares), employers_word (of the skills that are a kind of it or wider than it, and no
    items themselves, the one asked most, where it is asked clearly more often than the item; NULL: none), kinship,
    word_jobs, word_pct (0-100, of the selected jobs).

    Written otherwise: the words used most are not the item's own, in at least 30 jobs. Clearly more often: a paired
    test on the same jobs, clustered by employer, as in confidence.tells_apart().
    """
    skills = every_skill(cursor, selection, guide_id)
    columns = ["skill_id", "skill", "jobs", "jobs_all", "share_pct"]
    words = skills.loc[skills["listed_as"] != "education", columns]  # degrees: a list of fields, not another word
    items = ask(cursor, "guide_demand", guide=guide_id).merge(words, on="skill_id")
    spelled = ask(cursor, "guide_strings", required_only=selection.required_only, guide=guide_id, most_jobs=MOST_READ)
    kin = ask(cursor, "guide_kin", required_only=selection.required_only, guide=guide_id)
    table = wordings(items, spelled).merge(asked_more(kin), on="item_id", how="left")
    table = table.assign(word_pct=(table["share_pct"] + table["more_pct"]).round(2)).astype({"word_jobs": "Int64"})
    is_otherwise = (table["words_read"] >= FEW_JOBS) & ~table["is_own"]
    return table[is_otherwise | table["employers_word"].notna()][WORD_COLUMNS].reset_index(drop=True)


def wordings(items: pd.DataFrame, spelled: pd.DataFrame) -> pd.DataFrame:
    """The items with words_read, own_words_pct, written and is_own (the words used most are the item's), from the
    spellings of each, which stand by times."""
    named = spelled.merge(items[["item_id", "item", "skill"]], on="item_id")
    rows = named[["written", "item", "skill"]].itertuples(index=False, name=None)
    own = np.array([is_own(*row) for row in rows], dtype=bool)
    named = named.assign(is_own=own, own=named["times"] * own)
    named["part_pct"] = 100 * named["times"] / named.groupby("item_id")["times"].transform("sum")
    others = named[~named["is_own"]].groupby("item_id").head(SHOWN)
    said = (others["written"] + " " + others["part_pct"].map(percent)).groupby(others["item_id"]).agg(", ".join)
    items = items.set_index("item_id")
    by_item = named.groupby("item_id")
    read = by_item["times"].sum().reindex(items.index, fill_value=0)
    return items.assign(
        words_read=read,
        own_words_pct=(100 * by_item["own"].sum() / read).round(2).where(read >= FEW_JOBS),
        written=said.where(read >= FEW_JOBS),
        is_own=by_item["is_own"].first().reindex(items.index, fill_value=True),
    ).reset_index()


def is_own(written: str, *names: str) -> bool:
    """Whether words of an advert are those of one of the names, or part of them, or they and more: "pipelines" and "ml
    pipelines" are words of "ML pipelines and workflows", "data pipelines" are not."""
    said = stems(written)
    return any(said <= stems(name) or said >= stems(name) for whole in names for name in whole.split(" / "))


def stems(text: str) -> set[str]:
    """The words of a text, lower case, without the s of the plural; the field's name as it is abbreviated."""
    text = text.lower()
    for whole, short in SHORT.items():
        text = text.replace(whole, short)
    return {word.removesuffix("s") for word in WORD.findall(text)}


def asked_more(kin: pd.DataFrame) -> pd.DataFrame:
    """Of sql/guide_kin.sql the skill most asked for each item, where it is asked clearly more often than the item:
    item_id, employers_word, kinship, word_jobs, more_pct (points above the item's share)."""
    worth = kin["effective_all"].where(kin["effective_all"] >= FEW_EFFECTIVE)
    error = np.sqrt(kin["between_employers"] * worth / (worth - 1))
    told = kin[(kin["more"] > stats.t.isf((1 - LEVEL) / 2, worth - 1) * error) & (kin["word_jobs"] >= FEW_JOBS)]
    table = told.assign(employers_word=told["word"], more_pct=100 * told["more"] / told["votes_all"])
    columns = ["item_id", "employers_word", "kinship", "word_jobs", "more_pct"]
    first: pd.DataFrame = table.drop_duplicates("item_id")[columns]
    return first
