"""Which skills a text names: every trap of the list is a row."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from etl.reading.skills import SkillFinder
from etl.taxonomy import load_skills

SKILLS = load_skills([data.BUNDLED / "skills.toml"])
FINDER = SkillFinder(SKILLS)

EXAMPLES = [
    # plain names, in any case, at any edge
    ("You know PyTorch and Go.", {"PyTorch", "Go"}),
    ("Py-Torch, PYTORCH, PyTorch", {"PyTorch"}),
    ("pytorch", {"PyTorch"}),
    ("(TensorFlow)", {"TensorFlow"}),
    ("tensor flow", {"TensorFlow"}),
    ("We like Keras!", {"Keras"}),
    ("scikit-learn", {"scikit-learn"}),
    ("scikit learn", {"scikit-learn"}),
    ("sci-kit learn", {"scikit-learn"}),
    ("sklearn", {"scikit-learn"}),
    ("numpy/pandas", {"NumPy", "pandas"}),
    ("JAX,Flax", {"JAX"}),
    ("Hugging Face or HuggingFace", {"Hugging Face"}),
    ("XGBoost, LightGBM and CatBoost", {"XGBoost", "LightGBM", "CatBoost"}),
    ("spaCy;NLTK", {"spaCy", "NLTK"}),
    ("Python,R; NLTK;spaCy", {"Python", "R", "NLTK", "spaCy"}),
    ("PyTorch Lightning", {"PyTorch Lightning", "PyTorch"}),
    ("OpenCV on LiDAR data", {"OpenCV", "LiDAR"}),
    ("JavaScript is not Java", {"JavaScript", "Java"}),
    ("JavaScript", {"JavaScript"}),
    ("TypeScript and Node.js", {"TypeScript", "Node.js"}),
    ("a scalable platform", set()),
    ("Scala and scalability", {"Scala"}),
    ("digital agility", set()),
    ("Git, GitLab and Jenkins", {"Git", "GitLab", "Jenkins"}),
    ("legitimate", set()),
    # symbols in the name
    ("C ++, C # and SQL", {"C++", "C#", "SQL"}),
    ("C/C++ and CUDA", {"C", "C++", "CUDA"}),
    ("C++", {"C++"}),
    ("C++17 and C#", {"C++", "C#"}),
    ("C# only", {"C#"}),
    ("modern C++.", {"C++"}),
    ("CI/CD for models", {"CI/CD"}),
    ("A/B testing", {"A/B testing"}),
    ("A/B tests", {"A/B testing"}),
    ("AWS/GCP", {"AWS", "Google Cloud"}),
    ("AWS(EC2,S3)", {"AWS", "Amazon EC2", "Amazon S3"}),
    ("Weights & Biases", {"Weights & Biases"}),
    ("Pub/Sub and BigQuery", {"Google Pub/Sub", "BigQuery"}),
    ("D3.js charts", {"D3.js"}),
    # versions and endings
    ("Python3", {"Python"}),
    ("Python 3.x", {"Python"}),
    ("Angular2", {"Angular"}),
    ("CNNs and GANs", {"CNN", "GANs"}),
    ("LLMs", {"Large language models"}),
    ("microservices", {"Microservices"}),
    ("a neural network", {"Neural networks"}),
    ("optimisation algorithms, data visualisation", {"Optimization", "Data visualization"}),
    ("statistical modelling", {"Statistical modeling", "Statistics"}),
    # R and C
    ("R&D budget", set()),
    ("our R & D department", set()),
    ("statistics in R or Python", {"R", "Python", "Statistics"}),
    ("the R programming language", {"R", "Programming"}),
    ("Toys R Us", set()),
    ("R. Miller leads the office", set()),
    ("your résumé", set()),
    ("P&C insurance", set()),
    ("C-level executives", set()),
    ("C-suite reporting with Python", {"Python"}),
    ("Series C startup that runs on Python", {"Python"}),
    ("section 60-1.35(c)", set()),
    ("501(c)(3) organisation", set()),
    ("Objective-C and Kotlin", {"Objective-C", "Kotlin"}),
    ("firmware in C", {"C"}),
    # Go and its relatives
    ("Our go-to-market team", set()),
    ("Go-to-market with Python", {"Python"}),
    ("a go/no-go decision", set()),
    ("Go/No-Go gates for Python services", {"Python"}),
    ("Go-live of the SQL database", {"SQL", "Databases"}),
    ("services written in Golang", {"Go"}),
    ("Python, Java, Scala, or Go", {"Python", "Java", "Scala", "Go"}),
    ("ready to go", set()),
    ("Rust, Go and C++", {"Rust", "Go", "C++"}),
    ("rust removal", set()),
    # everyday words that are tools elsewhere
    ("you excel at teamwork", {"Teamwork"}),
    ("advanced Microsoft Excel", {"Excel"}),
    ("Excel, SQL and Tableau", {"Excel", "SQL", "Tableau"}),
    ("Microsoft Access and SQL", {"Microsoft Access", "SQL"}),
    ("access to health care", set()),
    ("Hadoop, Hive, Spark", {"Apache Hadoop", "Apache Hive", "Apache Spark"}),
    ("ideas that spark joy", set()),
    ("the rest of the team", set()),
    ("REST APIs", {"REST APIs", "APIs"}),
    ("RESTful services", {"REST APIs"}),
    ("React and TypeScript", {"React", "TypeScript"}),
    ("react to change", set()),
    ("Silver Spring", set()),
    ("Spring Boot", {"Spring"}),
    ("Ansible, Puppet or Chef", {"Ansible", "Puppet", "Chef"}),
    ("a puppet show", set()),
    ("R Shiny", {"R Shiny"}),
    ("a shiny new office", set()),
    ("Plotly Dash", {"Plotly Dash"}),
    ("a dash of humour", set()),
    ("Kafka, Storm and Flink", {"Apache Kafka", "Apache Storm", "Apache Flink"}),
    ("weather the storm", set()),
    ("tools such as Slack, Jira and GitHub", {"Slack", "Jira", "GitHub"}),
    ("cut people some slack", set()),
    ("Kubernetes with Helm", {"Kubernetes", "Helm"}),
    ("at the helm", set()),
    ("lambda, S3 and Glue on AWS", {"AWS Lambda", "Amazon S3", "AWS Glue", "AWS"}),
    ("the glue between teams", set()),
    ("Ray, Dask and Spark", {"Ray", "Dask", "Apache Spark"}),
    ("an X-ray of the market", set()),
    ("Unity or Unreal in C#", {"Unity Engine", "Unreal Engine", "C#"}),
    ("unity of purpose", set()),
    ("regression, classification and clustering", {"Regression", "Classification", "Clustering"}),
    ("regression testing", {"Test automation"}),
    ("power transformers", set()),
    ("CNNs and other transformers", {"CNN", "Transformers"}),
    ("the ReLU of life", set()),
    # a longer name hides the shorter one
    ("SQL Server", {"SQL Server"}),
    ("T-SQL", {"SQL Server", "SQL"}),
    ("MySQL", {"MySQL"}),
    ("PostgreSQL", {"PostgreSQL"}),
    ("NoSQL", {"NoSQL"}),
    ("No-SQL", {"NoSQL"}),
    ("SQL and NoSQL", {"SQL", "NoSQL"}),
    ("Azure DevOps", {"Azure DevOps"}),
    ("Azure Data Factory", {"Azure Data Factory"}),
    ("Azure", {"Azure"}),
    ("AWS Glue", {"AWS Glue"}),
    ("Amazon S3", {"Amazon S3"}),
    ("AWS SageMaker", {"Amazon SageMaker"}),
    ("Amazon Web Services", {"AWS"}),
    ("web services", {"Web services"}),
    ("RESTful web services", {"Web services", "REST APIs"}),
    ("Kubeflow", {"Kubeflow"}),
    ("EKS and GKE", {"Kubernetes"}),
    ("GitHub Actions", {"GitHub Actions"}),
    ("Google Cloud Platform", {"Google Cloud"}),
    ("Google Analytics", {"Google Analytics"}),
    ("Power BI", {"Power BI"}),
    ("search engine optimization", {"SEO"}),
    ("Generative AI", {"Generative AI"}),
    # a longer name that keeps the shorter one
    ("machine learning pipelines", {"ML pipelines", "Machine learning"}),
    ("machine learning algorithms", {"ML algorithms", "Machine learning"}),
    ("time series forecasting", {"Time series forecasting", "Time series analysis", "Forecasting"}),
    ("deep reinforcement learning", {"Reinforcement learning"}),
    ("structured and unstructured data", {"Structured data", "Unstructured data"}),
    ("unstructured data", {"Unstructured data"}),
    ("semi-structured data", set()),
    # fields, practices, people
    ("machine-learning", {"Machine learning"}),
    ("AI/ML", {"Artificial intelligence", "Machine learning"}),
    ("write to us at jobs@standard.ai", set()),
    ("see https://example.com/python/spark for more", set()),
    ("supervised and unsupervised learning", {"Supervised learning", "Unsupervised learning"}),
    ("supervised by the manager", set()),
    ("work unsupervised", set()),
    ("natural language processing (NLP)", {"NLP"}),
    ("training and development for staff", set()),
    ("training large language models", {"Model training", "Large language models"}),
    ("deploy models into production", {"Model deployment"}),
    ("deploy the new payroll in SQL", {"SQL"}),
    ("monitor models in production", {"Model monitoring", "Model deployment"}),
    ("linear algebra, calculus and probability", {"Linear algebra", "Calculus", "Probability"}),
    ("gradient descent", {"Derivatives and gradients"}),
    ("gradient boosting", {"Gradient boosting"}),
    ("medical coding", set()),
    ("strong coding skills", {"Programming"}),
    ("object-oriented programming", {"Object-oriented programming"}),
    ("linear programming", {"Optimization"}),
    ("data management", {"Data management"}),
    ("our matching algorithm", set()),
    ("Bachelor's degree in computer science", {"Bachelor's degree", "Computer science degree"}),
    ("MS or PhD", {"Master's degree", "PhD"}),
    ("MS Excel", {"Excel"}),
    ("a Scrum Master", {"Scrum"}),
    ("fraud detection", {"Fraud detection"}),
    ("beware of recruitment fraud", set()),
    ("self-driving cars", {"Autonomous driving"}),
    ("LoRA and RLHF", {"LoRA/PEFT", "RLHF"}),
    ("dental PPO plan", set()),
    ("a TTY/TDD line", set()),
    ("xAI hires", set()),
    ("explainability (XAI)", {"Explainable AI"}),
    # names that others share need a list or a cue, not just another skill somewhere near
    ("a Python shop beside the Maven Theatre", {"Python"}),
    ("experience in R strongly desired", {"R"}),
    ("Python/R", {"Python", "R"}),
    ("we write Go code", {"Go"}),
    ("motor control in Rust or C++", {"Rust", "C++"}),
    ("keep warming below 1.5°C, says our Python team", {"Python"}),
    ("certified to DO-178-C, with SQL", {"SQL"}),
    ("our Defence Segment runs on SQL", {"SQL"}),
    ("Amplitude, Mixpanel or Segment", {"Amplitude", "Mixpanel", "Twilio Segment"}),
    ("coding with Cursor, Claude Code and GitHub Copilot", {"Cursor", "Claude Code", "GitHub Copilot", "Programming"}),
    ("move the cursor with Python", {"Python"}),
    ("Postman and Swagger for API testing", {"Postman", "APIs"}),
    ("apply via Workday; Python needed", {"Python"}),
    ("ARIMA, LSTM and Prophet", {"Time series analysis", "RNN/LSTM", "Prophet"}),
    ("Prophet Street 4, room for SQL users", {"SQL"}),
    ("ReAct prompting in Python", {"Python", "Prompt engineering"}),
    ("issues that may arise", set()),
    ("Arize for model monitoring", {"Arize", "Model monitoring"}),
    ("a step-function improvement", set()),
    ("AWS Step Functions", {"AWS Step Functions"}),
    ("payment rails and SQL", {"SQL"}),
    ("Ruby on Rails", {"Ruby", "Ruby on Rails"}),
    ("Rails, React and TypeScript", {"Ruby on Rails", "React", "TypeScript"}),
    ("guard rails for SQL", {"SQL"}),
    ("React Native", {"React Native"}),
    ("Python, GO and Kafka", {"Python", "Go", "Apache Kafka"}),
    ("good to GO TO the Python fair", {"Python"}),
    ("Six Sigma and SQL", {"Statistical process control", "SQL"}),
    ("ARM templates and SQL", {"SQL"}),
    ("enterprise data with an EMR and SQL", {"SQL"}),
    ("EMR on AWS", {"Amazon EMR", "AWS"}),
    # what others use is no skill of this job
    ("companies like Docker, Grafana and Mixpanel", set()),
    ("customers such as Snowflake or Databricks. You know SQL", {"SQL"}),
    ("from the creators of PyTorch", set()),
    ("You know SQL. Job Segment: Database, ERP, Cloud, Technology", {"SQL"}),
    # tools met in adverts
    ("LangChain, LangGraph or CrewAI", {"LangChain", "LangGraph", "CrewAI"}),
    ("vLLM, SGLang and TensorRT-LLM", {"vLLM", "SGLang", "TensorRT-LLM"}),
    ("Delta Lake, Apache Hudi and Iceberg tables", {"Delta Lake", "Apache Hudi", "Apache Iceberg"}),
    ("dbt, Fivetran and Airbyte", {"dbt", "Fivetran", "Airbyte"}),
    ("Polars, Pydantic, SQLAlchemy", {"Polars", "Pydantic", "SQLAlchemy"}),
    ("Kubeflow, ZenML, Flyte", {"Kubeflow", "ZenML", "Flyte"}),
    ("Power Automate and Power Apps", {"Power Automate", "Power Apps"}),
    ("Looker Studio, formerly Google Data Studio", {"Looker Studio"}),
    ("ASP.NET and .NET Core", {".NET"}),
    ("AKS, OpenShift", {"Kubernetes", "OpenShift"}),
    ("UNIX and Linux", {"Unix", "Linux"}),
    ("SAP HANA, Db2 and Sybase", {"SAP HANA", "IBM Db2", "Sybase"}),
    ("survival analysis, uplift modeling", {"Survival analysis", "Uplift modeling"}),
    ("record linkage and geospatial data", {"Entity resolution", "Geospatial analysis"}),
    ("semi-supervised and self-supervised learning", {"Semi-supervised learning", "Self-supervised learning"}),
    # both halves of a coordination
    ("machine and deep learning", {"Machine learning", "Deep learning"}),
    ("time series analysis and forecasting", {"Time series forecasting", "Time series analysis", "Forecasting"}),
    ("data cleaning and preparation", {"Data cleaning", "Data preprocessing"}),
    ("relational and non-relational databases", {"NoSQL", "Databases"}),
    ("linear and logistic regression", {"Regression"}),
    ("model training, evaluation, and serving", {"Model training", "Model evaluation", "Model serving"}),
    ("software and data engineering", {"Software engineering", "Data engineering"}),
    ("project and time management", {"Project management", "Time management"}),
    ("data pipelines and models", {"Data pipelines"}),
    ("production systems and distributed architectures", {"Production environments", "Distributed systems"}),
    # concepts: what is asked of the person
    ("contribute to our open-source libraries", {"Open-source contributions"}),
    ("active in open source", {"Open-source contributions"}),
    ("built on open-source tools", set()),
    ("work as part of a tight-knit team", {"Teamwork"}),
    ("able to work independently and on a team", {"Self-motivation", "Teamwork"}),
    ("Collaborate with other team members", {"Teamwork"}),
    ("able to adapt and flex", {"Adaptability"}),
    ("a degree in Statistics, Operations Research or a related field", {"Statistics"}),
    ("operations research methods", {"Optimization"}),
    ("our design team owns forms and design systems", set()),
    ("design systems that scale", {"System design"}),
    ("cutting-edge AI", {"Artificial intelligence"}),
    ("edge AI on small ovens", {"Edge deployment"}),
    ("sit beside our back-end developers", set()),
    ("optimize our business", set()),
    ("convex optimization", {"Optimization"}),
    ("fundamental computer science concepts", set()),
    ("understand the data structures of the warehouse tables", set()),
    ("data structures, algorithms and coding", {"Data structures and algorithms"}),
    ("write prompts for the theatre", set()),
    ("Lead the design of new models", {"Leadership"}),
    # words joined where a line break was lost
    ("3 years of experiencePython", {"Python"}),
    ("PythonSQL", {"Python", "SQL"}),
    ("CUDA, OpenCL)Background in PyTorch", {"CUDA", "OpenCL", "PyTorch"}),
    ("PyTorchExperience with SQL", {"PyTorch", "SQL"}),
    ("knowledge of SAP.Ability to use SQL", {"SAP", "SQL"}),
    ("PyTorch.Experience", {"PyTorch"}),
    ("SQLExperience", {"SQL"}),
    ("CloudWatch and GitHub", {"Amazon CloudWatch", "GitHub"}),
    ("PowerShell", {"PowerShell"}),
    ("the iCloud app", set()),
    ("LinkedIn and Python", {"Python"}),
    ("Data AnalystBachelor's degree", {"Bachelor's degree"}),
    ("Skills in\noPython\noKafka\noOAuth", {"Python", "Apache Kafka", "OAuth"}),
    # blocks, joints and other scripts
    ("Python\u200b, S\u200bQL".replace("\u200b", ""), {"Python", "SQL"}),
    ("Python\nSQL", {"Python", "SQL"}),
    ("machine\nlearning", set()),
    ("Erfahrung mit Python und R", {"Python", "R"}),
    # words with a gap between them: the verb here, what it needs within seven words of the same clause
    ("solve our growers' most stubborn problems", {"Problem solving"}),
    ("evaluate the new models", {"Model evaluation"}),
    ("evaluate bakeries with Python", {"Python"}),
    ("Python, validation and reporting", {"Python"}),
    ("deploy our models", {"Model deployment"}),
    ("Docker, Kubernetes and deployment", {"Docker", "Kubernetes"}),
    ("SQL, monitoring and alerting", {"SQL"}),
    ("monitor the models", {"Model monitoring"}),
    ("design and run experiments", {"Experimental design"}),
    ("Python experiments for fun", {"Python"}),
    ("resolve problems with the ovens", {"Problem solving"}),
    ("we solve your problems", set()),
    ("dissolve salt. Problems may occur", set()),
    ("solve for x; problems follow", set()),
    ("Collaborate closely with our roasting and packing teams", {"Cross-functional collaboration"}),
    ("You partner with Product and Sales", {"Cross-functional collaboration"}),
    ("liaise with bakers, millers and food scientists", {"Cross-functional collaboration"}),
    ("Work closely with senior members of the Ovens team", set()),
    ("Collaborate with the owner's brother", {"Cross-functional collaboration"}),
    ("Collaborate with aldermen", set()),
    ("our implementation partner for the sales tools", set()),
    ("Analyse oven, dough and flour data", {"Data analysis"}),
    ("analyze the menu", set()),
    ("analysing milk. Data follow", set()),
    ("explain results to bakery stakeholders", {"Stakeholder management"}),
    ("Able to prioritise your own workload", {"Time management"}),
    ("organize, plan and prioritize assignments", {"Time management"}),
    ("prioritize features of the oven", set()),
    ("handles competing priorities", {"Time management"}),
    ("You are flexible and open to changing plans", {"Adaptability"}),
    ("flexible working hours", set()),
    ("flexible, Python and SQL", {"Python", "SQL"}),
    ("Strong analytical, written and planning skills", {"Analytical skills"}),
    ("analytical tools and good knife skills", set()),
    ("articulate difficult ideas to bakers", {"Communication"}),
    ("an articulated lorry", set()),
    ("Lead two small projects a year", {"Leadership"}),
    ("lead generation for projects", set()),
    ("standards for data quality, access and governance", {"Data governance", "Data quality"}),
    ("corporate governance of data firms", set()),
    # what longer spellings still name
    ("excellent communication and collaboration skills", {"Communication", "Teamwork"}),
    ("presentation and communication skills", {"Communication", "Presentation skills"}),
    ("Lead and mentor four bakers", {"Leadership", "Mentoring"}),
    ("analytical and problem-solving skills", {"Analytical skills", "Problem solving"}),
    ("problem solving and decision making", {"Decision making", "Problem solving"}),
    ("BS, MS or PhD in physics", {"Bachelor's degree", "Master's degree", "PhD"}),
    ("C#.NET", {"C#", ".NET"}),
    ("Excel macros", {"Excel"}),
    # big data only where it is named
    ("large datasets about bread", set()),
    ("petabyte-scale storage", {"Big data"}),
    ("vision-language models (VLMs)", {"Multimodal models"}),
    ("熟悉 Python 和 SQL", {"Python", "SQL"}),
    ("Pythonîsta", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_names_found(text: str, expected: set[str]) -> None:
    """A name counts where it means the skill, and nowhere else."""
    assert {SKILLS.by_id[found.skill_id].name for found in FINDER.occurrences(text)} == expected


@pytest.mark.parametrize("name", sorted(SKILLS.by_name))
def test_every_skill_can_be_read(name: str) -> None:
    """No skill counts nought because nothing reads it: each spelling is found where its cue stands beside it."""
    skill = SKILLS.by_name[name]
    for spelling in skill.spellings:
        before, cue = " ".join(skill.before[:1]), " ".join(skill.cues[:1] or skill.after[:1])
        text = f"{before} {spelling} {cue}, Python, {spelling}, PostgreSQL"
        assert skill.skill_id in {found.skill_id for found in FINDER.occurrences(text)}, spelling


@pytest.mark.parametrize("name", sorted(SKILLS.by_name))
def test_every_skill_answers_to_its_name(name: str) -> None:
    """The shown name itself is read, so no other skill may claim it."""
    skill = SKILLS.by_name[name]
    text = f"{name} {' '.join(skill.cues[:1])}, Python, PostgreSQL"
    assert skill.skill_id in {found.skill_id for found in FINDER.occurrences(text)}


EMPLOYERS = [
    ("Databricks builds a platform. Databricks is hiring.", "Databricks", set()),
    ("Join Databricks! You know Databricks or Snowflake.", "Databricks", {"Databricks", "Snowflake"}),
    ("You know Databricks or Snowflake.", "Acme Corp", {"Databricks", "Snowflake"}),
    ("At Snowflake we store data. SQL is needed.", "Snowflake Inc.", {"SQL"}),
    ("Scale AI labels data with Python", "Scale AI", {"Python"}),
    ("AI, Scale AI and Python", "Scale AI", {"Artificial intelligence", "Python"}),
    ("Docker hires. Docker, Kubernetes", "docker", {"Docker", "Kubernetes"}),
    ("We at Unity make games in C#", "Unity Technologies", {"C#"}),
    ("MongoDB is hiring", "MongoDB\n3.8", set()),
    ("an elastic team that knows Python", "Elastic", {"Python"}),
]


@pytest.mark.parametrize(("text", "company", "expected"), EMPLOYERS)
def test_the_employers_own_name(text: str, company: str, expected: set[str]) -> None:
    """The employer's name is a skill in its advert only where it stands in a list with other tools."""
    assert {SKILLS.by_id[found.skill_id].name for found in FINDER.occurrences(text, company)} == expected


def test_both_halves_have_their_own_place() -> None:
    """A name that shares a word with its neighbour is marked by its own word."""
    text = "machine and deep learning"
    assert [(text[found.start : found.end], found.skill_id) for found in FINDER.occurrences(text)] == [
        ("machine", "machine-learning"),
        ("deep learning", "deep-learning"),
    ]


def test_places_behind_a_lost_line_break() -> None:
    """Words that are parted for reading keep their places in the text itself."""
    text = "of experiencePython, then C++Strong SQL"
    assert [text[found.start : found.end] for found in FINDER.occurrences(text)] == ["Python", "C++", "SQL"]


# fmt: off
PIECES = st.sampled_from([
    "Python", "R", "C++", "Go", " ", "\n", ", ", " and ", "data cleaning", "experience", "Experience", "/", "-", ".NET",
    "https://a.io/r", "@", "’", "–", "İ", "é", "ß", "\u200b", "\u202e", "😀", "\ud800", "companies like ", "熟悉",
    "deep learning",
])
# fmt: on


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["", "Python", "Go Inc."]))
def test_places_are_true_for_any_text(text: str, company: str) -> None:
    """Every place lies in the text, in order, on the edges of words, and each spells some name."""
    found = FINDER.occurrences(text, company)
    assert found == sorted(found)
    for start, end, skill_id, _ in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert skill_id in SKILLS.by_id


HOSTILE = {
    "one name a million times": "R " * 2_500_000,
    "one line": "We use Python, SQL and machine learning. " * 120_000,
    "line breaks": "\n" * 100_000,
    "joins": "aA" * 2_500_000,
    "addresses": "@.com://" * 600_000,
    "lone surrogates": "\ud800Python\udfff" * 100_000,
    "right to left": "\u202eשלום Python" * 100_000,
    "emoji": "👩\u200d💻 SQL" * 100_000,
    "shared words": "data cleaning, cleaning and " * 150_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts(text: str) -> None:
    """No text takes more than its share of time: a minute would do for the slowest machine, seconds for most."""
    begun = time.process_time()
    FINDER.occurrences(text)
    assert time.process_time() - begun < 60


def test_offsets_in_odd_letters() -> None:
    """A letter whose small form is longer moves no offset behind it."""
    text = "İİİ Python"
    (found,) = FINDER.occurrences(text)
    assert (found.skill_id, text[found.start : found.end]) == ("python", "Python")


MINE = [
    ('[knitting]\nname = "Knitting"\nkind = "craft"\naliases = ["knitting"]\n', ["knitting", "python"]),
    ('[python]\naliases = ["python", "serpent"]\n', ["python", "python"]),
    ('[python]\naliases = ["serpent"]\n', ["python"]),
    ('[python]\naliases = ["boa"]\n', []),
]


@pytest.mark.parametrize(("mine", "expected"), MINE)
def test_my_skills_are_read(tmp_path: Path, mine: str, expected: list[str]) -> None:
    """A person's own file adds a skill, adds a spelling to a bundled one, and switches a bundled spelling off."""
    path = tmp_path / "skills.toml"
    path.write_text(mine, encoding="utf-8")
    finder = SkillFinder(load_skills([data.BUNDLED / "skills.toml", path]))
    assert [found.skill_id for found in finder.occurrences("knitting with a serpent, Python")] == expected
