-- etl/sql/schema.sql
-- The tables of one build: the contract between the night and the day. Unknown is NULL, days are DATE, moments naive UTC.

create table jobs (
    job_id varchar primary key,
    title varchar not null,
    company varchar,
    employer_id varchar not null,
    places varchar[],
    countries varchar[],
    work_mode varchar,
    role_family varchar,
    is_ml_role boolean not null,
    seniority varchar,
    employment_type varchar,
    sector varchar,
    language varchar,
    pay_min double,
    pay_max double,
    pay_currency varchar,
    pay_period varchar,
    pay_min_usd_year double,
    pay_max_usd_year double,
    experience_years_min integer,
    education_min varchar,
    degree_need varchar,
    degree_fields varchar[],
    posted_on date,
    first_seen_on date not null,
    last_seen_on date not null,
    is_open boolean,
    text varchar not null,
    shown_posting_id varchar not null,
    postings integer not null
);
comment on table jobs is 'One job: equal postings are one job.';
comment on column jobs.job_id is 'posting_id of the earliest first-seen member (ties: the smallest)';
comment on column jobs.title is 'Title of the shown posting, as printed';
comment on column jobs.company is 'Newest shown name of the employer; NULL where the advert names none';
comment on column jobs.employer_id is 'source:board on a whole board, else the company name casefolded; one of its own per job where company is NULL';
comment on column jobs.places is 'Places of the job, in order of its postings; NULL when it names none';
comment on column jobs.countries is 'ISO 3166 alpha-2 codes of the places where the person may work; NULL when unknown or worldwide';
comment on column jobs.work_mode is 'remote, hybrid, onsite; NULL when the advert says nothing';
comment on column jobs.role_family is 'ml_engineer, data_scientist, data_engineer, data_analyst, research_scientist, ai_engineer, mlops_engineer, software_engineer, product_manager, other';
comment on column jobs.is_ml_role is 'The population of every number: an ML role family, or an ML word in the title';
comment on column jobs.seniority is 'intern, junior, mid, senior, lead, manager; NULL when nothing says it';
comment on column jobs.employment_type is 'full_time, part_time, contract, temporary, internship, freelance; NULL when unknown';
comment on column jobs.sector is 'Sector of the employer from data/employers.csv; NULL when unknown';
comment on column jobs.language is 'ISO 639-1 code of the text, which is read for skills in en alone; NULL when too short to tell';
comment on column jobs.pay_min is 'Lowest pay as printed, in pay_currency per pay_period; one figure is both, also in "up to" and "from"';
comment on column jobs.pay_max is 'Highest pay as printed, in pay_currency per pay_period';
comment on column jobs.pay_currency is 'ISO 4217 code';
comment on column jobs.pay_period is 'hour, day, week, month, year';
comment on column jobs.pay_min_usd_year is 'pay_min per year in US dollars at the rate of meta.rates_on';
comment on column jobs.pay_max_usd_year is 'pay_max per year in US dollars at the rate of meta.rates_on';
comment on column jobs.experience_years_min is 'Smallest number of years asked as a requirement';
comment on column jobs.education_min is 'none, bachelor, master, phd: the lowest degree accepted; NULL when the text could not be read';
comment on column jobs.degree_need is 'required, preferred, or_equivalent, none; NULL when the text could not be read';
comment on column jobs.degree_fields is 'Fields of study named with the degree; NULL when the text could not be read';
comment on column jobs.posted_on is 'Day of posting by the source; NULL when it gives no credible one';
comment on column jobs.first_seen_on is 'First day on which a board that was read well showed it';
comment on column jobs.last_seen_on is 'Last day on which a board that was read well showed it';
comment on column jobs.is_open is 'Shown on the newest good reading; NULL when its board makes no statement';
comment on column jobs.text is 'Plain text of the shown posting; mention offsets count its characters';
comment on column jobs.shown_posting_id is 'The member with the longest text (ties: the smallest id)';
comment on column jobs.postings is 'How many postings are this job';

create table postings (
    posting_id varchar primary key,
    job_id varchar not null,
    source varchar not null,
    board varchar not null,
    source_key varchar not null,
    url varchar,
    title varchar not null,
    company varchar,
    location varchar,
    posted_on date,
    first_seen_on date not null,
    last_seen_on date not null,
    is_open boolean,
    text_hash varchar not null
);
comment on table postings is 'One advert on one source.';
comment on column postings.posting_id is 'source:board:source_key';
comment on column postings.job_id is 'The job this advert is for';
comment on column postings.source is 'Name of the source';
comment on column postings.board is 'The company''s token there; a month for a monthly thread; the source''s own name for a feed; the name of an import';
comment on column postings.source_key is 'The site''s own id of the advert';
comment on column postings.url is 'Where a person reads it; http or https, else NULL';
comment on column postings.title is 'Title as printed';
comment on column postings.company is 'Company as printed; NULL where the advert names none';
comment on column postings.location is 'Location as printed';
comment on column postings.posted_on is 'Day of posting by the source; NULL when it gives no credible one';
comment on column postings.first_seen_on is 'First day on which its board was read well and showed it; of an import what the file says';
comment on column postings.last_seen_on is 'Last day on which its board was read well and showed it; of an import what the file says';
comment on column postings.is_open is 'Shown on its board''s newest good reading; NULL when the board makes no statement';
comment on column postings.text_hash is 'Hash of the plain text';

create table mentions (
    job_id varchar not null,
    skill_id varchar not null,
    requirement varchar not null,
    count integer not null,
    evidence varchar not null,
    starts_at integer not null,
    ends_at integer not null,
    primary key (job_id, skill_id)
);
comment on table mentions is 'One skill that one job names.';
comment on column mentions.job_id is 'The job';
comment on column mentions.skill_id is 'The skill';
comment on column mentions.requirement is 'required, preferred, mentioned: the strongest';
comment on column mentions.count is 'How often the text names it where it counts: not in the employer''s self-description or the small print';
comment on column mentions.evidence is 'The sentence of the first, strongest mention';
comment on column mentions.starts_at is 'Character offset into jobs.text where that mention begins';
comment on column mentions.ends_at is 'Character offset into jobs.text behind that mention';

create table alternatives (
    job_id varchar not null,
    group_no integer not null,
    skill_id varchar not null,
    requirement varchar not null,
    primary key (job_id, group_no, skill_id)
);
comment on table alternatives is 'Skills asked as one need: "PyTorch or TensorFlow".';
comment on column alternatives.job_id is 'The job';
comment on column alternatives.group_no is 'Counts the groups of one job from 1';
comment on column alternatives.skill_id is 'One of the skills that would do';
comment on column alternatives.requirement is 'required, preferred, mentioned';

create table skills (
    skill_id varchar primary key,
    name varchar not null unique,
    kind varchar not null,
    parents varchar[] not null,
    aliases varchar[] not null
);
comment on table skills is 'One skill.';
comment on column skills.skill_id is 'Table name in data/skills.toml';
comment on column skills.name is 'The field''s standard spelling';
comment on column skills.kind is 'language, ml library, cloud, soft skill, education ...';
comment on column skills.parents is 'skill_ids that naming this one implies';
comment on column skills.aliases is 'Spellings that count as this skill';

create table guides (
    guide_id varchar primary key,
    label varchar not null,
    title varchar not null
);
comment on table guides is 'One career guide.';
comment on column guides.guide_id is 'File name of the guide in data/guides or my/guides';
comment on column guides.label is 'Its name in a select box';
comment on column guides.title is 'What it is, in one line';

create table guide (
    guide_id varchar not null,
    item_id varchar not null,
    name varchar not null,
    skill_id varchar,
    section varchar not null,
    weight varchar not null,
    role varchar not null,
    phrases varchar[] not null,
    primary key (guide_id, item_id)
);
comment on table guide is 'One item that a career guide teaches.';
comment on column guide.guide_id is 'The guide';
comment on column guide.item_id is 'G001 ...';
comment on column guide.name is 'The item''s name';
comment on column guide.skill_id is 'The skill that stands for it; NULL only where none does';
comment on column guide.section is 'Chapter';
comment on column guide.weight is 'Where the guide names it: essential, step, trend, mention, joined by ", "';
comment on column guide.role is 'demand (ranked), route or attribute (reported apart)';
comment on column guide.phrases is 'What the guide says of it, in our own short words';

create table guide_children (
    guide_id varchar not null,
    item_id varchar not null,
    skill_id varchar not null,
    primary key (guide_id, item_id, skill_id)
);
comment on table guide_children is 'Skills whose mention implies an umbrella item.';
comment on column guide_children.guide_id is 'The guide';
comment on column guide_children.item_id is 'The umbrella item';
comment on column guide_children.skill_id is 'A skill under it';

create table sources (
    source varchar primary key,
    label varchar not null,
    url varchar not null,
    attribution varchar not null,
    coverage varchar not null,
    last_good_on date
);
comment on table sources is 'One source that has ever been read or is configured.';
comment on column sources.source is 'Name of the source';
comment on column sources.label is 'Its name for people';
comment on column sources.url is 'Its home page';
comment on column sources.attribution is 'The line its terms ask for';
comment on column sources.coverage is 'whole, window or file: what a posting''s absence means';
comment on column sources.last_good_on is 'Newest day on which any of its boards was read well';

create table source_runs (
    run_id varchar not null,
    source varchar not null,
    board varchar not null,
    on_day date not null,
    status varchar not null,
    postings integer not null,
    new integer not null,
    changed integer not null,
    gone integer not null,
    quarantined integer not null,
    requests integer not null,
    seconds double not null,
    bytes bigint not null,
    error varchar,
    primary key (run_id, source, board)
);
comment on table source_runs is 'One board asked in one run.';
comment on column source_runs.run_id is 'Sortable UTC stamp of the run';
comment on column source_runs.source is 'Name of the source';
comment on column source_runs.board is 'The board';
comment on column source_runs.on_day is 'The day the run counts as';
comment on column source_runs.status is 'ok; failed (no answer to believe); kept (an answer too small to believe, the earlier one kept)';
comment on column source_runs.postings is 'Postings in the answer';
comment on column source_runs.new is 'Not shown on the board''s last good reading';
comment on column source_runs.changed is 'Title, location, text, pay or posted day differ';
comment on column source_runs.gone is 'No longer shown; always 0 where absence means nothing';
comment on column source_runs.quarantined is 'Postings refused';
comment on column source_runs.requests is 'Requests sent, retries and robots.txt counted';
comment on column source_runs.seconds is 'Seconds from first request to verdict';
comment on column source_runs.bytes is 'Bytes received, decoded';
comment on column source_runs.error is 'What went wrong and what to do; NULL when all went well';

create table quarantine (
    run_id varchar not null,
    source varchar not null,
    board varchar not null,
    raw varchar not null,
    reason varchar not null
);
comment on table quarantine is 'One refused posting.';
comment on column quarantine.run_id is 'The run that refused it';
comment on column quarantine.source is 'Name of the source';
comment on column quarantine.board is 'The board';
comment on column quarantine.raw is 'The record as JSON, masked';
comment on column quarantine.reason is 'Why it was refused';

create table job_aliases (
    old_id varchar primary key,
    job_id varchar not null
);
comment on table job_aliases is 'Job ids of the past that resolve to a job of today.';
comment on column job_aliases.old_id is 'The id that was';
comment on column job_aliases.job_id is 'The id that is';

create table quality (
    measured varchar not null,
    name varchar not null,
    n integer not null,
    found integer not null,
    precision double,
    recall double,
    agreement double,
    measured_on date not null,
    reader_version varchar not null,
    primary key (measured, name)
);
comment on table quality is 'How often the reader is right on postings labelled by hand: one skill, kind, fact, or the strength of skills.';
comment on column quality.measured is 'skill, kind, strength (required, preferred, mentioned right where the skill is), fact';
comment on column quality.name is 'skills.name, a kind, a column of jobs (pay: all four), or "all skills"';
comment on column quality.n is 'How often the labels say it';
comment on column quality.found is 'How often the reader says it';
comment on column quality.precision is 'Share (0-1) of what the reader says that is right; NULL where it says nothing';
comment on column quality.recall is 'Share (0-1) of what the labels say that the reader says too; NULL where they say nothing';
comment on column quality.agreement is 'Share (0-1) of postings on which both agree, also on saying nothing; NULL for skills';
comment on column quality.measured_on is 'Day of the measurement';
comment on column quality.reader_version is 'The reader that was measured; meta.reader_version may be a later one';

create table terms (
    term varchar primary key,
    employers integer not null,
    jobs integer not null,
    example varchar not null
);
comment on table terms is 'Names in requirements of ML jobs of at least two employers that no skill of the list knows: the queue that grows the list.';
comment on column terms.term is 'The term in its most frequent spelling';
comment on column terms.employers is 'Employers whose ML jobs name it';
comment on column terms.jobs is 'ML jobs that name it';
comment on column terms.example is 'One job that names it: its job_id';

create table meta (
    build_id varchar not null,
    built_at timestamp not null,
    as_of date not null,
    reader_version varchar not null,
    taxonomy_hash varchar not null,
    rates_on date,
    is_sample boolean not null
);
comment on table meta is 'One row: what this build is.';
comment on column meta.build_id is 'Sortable UTC stamp; the file''s name';
comment on column meta.built_at is 'When it was built';
comment on column meta.as_of is 'Newest day on which any board was read well; every window and age counts back from it';
comment on column meta.reader_version is 'Hash of the reading code and the taxonomy';
comment on column meta.taxonomy_hash is 'Hash of skills and guides';
comment on column meta.rates_on is 'Day of the exchange rates; NULL where as_of lies before the first';
comment on column meta.is_sample is 'These employers do not exist';

-- Helpers for speed, made from the tables above; no part of the contract: they may change with every version.

create table skill_numbers (
    skill_no smallint primary key,
    skill_id varchar not null unique
);
comment on table skill_numbers is 'Helper: a small number for every skill.';

create table ml_jobs (
    job_no integer primary key,
    job_id varchar not null unique,
    employer_no integer not null,
    employer_id varchar not null,
    is_english boolean not null,
    role varchar not null,
    level varchar not null,
    countries varchar[] not null,
    mode varchar not null,
    sources varchar[] not null,
    employment_type varchar,
    sector varchar,
    degree_need varchar,
    degree_fields varchar[],
    pay_usd_year double,
    is_open boolean not null,
    first_seen_on date not null,
    last_seen_on date not null,
    appeared_on date,
    days_shown integer not null
);
comment on table ml_jobs is 'Helper: one ML job with its filters (''unknown'' stands for NULL) and facts ready to use.';
comment on column ml_jobs.pay_usd_year is 'Middle of its pay in US dollars a year; NULL where it states none';
comment on column ml_jobs.appeared_on is 'Its posted day, else the day its board first showed it; NULL on a board''s first night';
comment on column ml_jobs.days_shown is 'Days from its posted day or the first on which it was seen, the earlier one, to as_of, or to the last on which it was seen';

create table asks (
    job_no integer not null,
    skill_no smallint not null,
    strength tinyint not null
);
comment on table asks is 'Helper: one skill that one ML job names; strength 3 required, 2 preferred, 1 mentioned.';

create table needs (
    job_no integer not null,
    need_no smallint not null,
    skill_no smallint not null
);
comment on table needs is 'Helper: skills that meet one required need of one ML job; those of an either/or need share its number.';
