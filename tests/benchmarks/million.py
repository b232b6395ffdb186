"""Make a build of a million jobs out of a real one, so that the speed of every answer can be measured.

    python tests/benchmarks/million.py BUILD.duckdb OUT.duckdb [--jobs 1000000] [--seed 7]

Every ML job of the build is copied until there are enough. A copy keeps its skills but for one in ten left out at
random, its pay but for a few per cent, and its day but for a shift of up to half a year; four copies stay with the
employer of that name, then another begins. So employers, skills and pay are distributed as in the build, and no two
jobs are alike. Texts are one line long: no answer but one page of evidence reads them.
"""

import argparse
import math
import sys
import time
from pathlib import Path

import duckdb

STEPS = Path(__file__).parents[2] / "etl" / "sql"
HELPERS = ("skill_numbers", "ml_jobs", "asks", "needs")
AS_THEY_ARE = ("skills", "guides", "guide", "guide_children", "sources", "source_runs", "quality", "terms", "meta")
TOGETHER = 4  # copies of one employer's jobs that stay with it

COPIES = f"""
create temporary table copies as
select
    job_id,
    copy,
    job_id || '#' || copy as new_id,
    employer_id || '#' || copy // {TOGETHER} as new_employer,
    (hash(job_id, copy, $seed) % 183)::integer as shift,
    0.95 + (hash(job_id, copy, $seed + 1) % 1000) / 10000 as worth
from old.jobs
cross join range($copies) as numbers (copy)
where is_ml_role
order by hash(job_id, copy, $seed)
limit $jobs
"""
JOBS = """
insert into jobs by name
select
    jobs.* replace (
        new_id as job_id, new_employer as employer_id, new_id as shown_posting_id, jobs.title as text, 1 as postings,
        pay_min * worth as pay_min, pay_max * worth as pay_max,
        pay_min_usd_year * worth as pay_min_usd_year, pay_max_usd_year * worth as pay_max_usd_year,
        posted_on - shift as posted_on, first_seen_on - shift as first_seen_on, last_seen_on - shift as last_seen_on
    )
from old.jobs
join copies using (job_id)
"""
POSTINGS = """
insert into postings by name
select
    new_id as posting_id, new_id as job_id, source, board, new_id as source_key, url, title, company, location,
    posted_on - shift as posted_on, first_seen_on - shift as first_seen_on, last_seen_on - shift as last_seen_on,
    is_open, text_hash
from old.postings
join copies on postings.posting_id = copies.job_id
"""
MENTIONS = """
insert into mentions by name
select new_id as job_id, skill_id, requirement, count, '' as evidence, 0 as starts_at, 1 as ends_at
from old.mentions
join copies using (job_id)
where hash(new_id, skill_id, $seed) % 10 > 0
"""
ALTERNATIVES = """
insert into alternatives by name
select new_id as job_id, group_no, alternatives.skill_id, alternatives.requirement
from old.alternatives
join copies using (job_id)
join mentions on mentions.job_id = new_id and mentions.skill_id = alternatives.skill_id
"""


def main() -> int:
    """Write the build; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    begun = time.perf_counter()
    args.out.unlink(missing_ok=True)
    with duckdb.connect(args.out) as made:
        made.execute(f"attach '{args.build.as_posix()}' as old (read_only)")
        made.execute((STEPS / "schema.sql").read_text(encoding="utf-8"))
        for table in AS_THEY_ARE:
            made.execute(f"insert into {table} by name from old.{table}")
        (ml_jobs,) = made.sql("select count(*) from old.jobs where is_ml_role").fetchall()[0]
        copies = math.ceil(args.jobs / ml_jobs)
        made.execute(COPIES, {"copies": copies, "seed": args.seed, "jobs": args.jobs})
        made.execute(JOBS)
        made.execute(POSTINGS)
        made.execute(MENTIONS, {"seed": args.seed})
        made.execute(ALTERNATIVES)
        for helper in HELPERS:
            made.execute((STEPS / f"{helper}.sql").read_text(encoding="utf-8"))
        counts = {name: len(made.table(name)) for name in ("jobs", "mentions", "needs", "asks")}
        (employers,) = made.sql("select count(distinct employer_no) from ml_jobs").fetchall()[0]
    said = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    print(f"{args.out}: {said}, {employers:,} employers; {time.perf_counter() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
