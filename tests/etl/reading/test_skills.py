"""Which skills a text names: every trap of the list is a row."""

from pathlib import Path

import pytest

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
    ("Objective-C and Kotlin", {"Kotlin"}),
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
    ("Unity or Unreal in C#", {"Unity Engine", "C#"}),
    ("unity of purpose", set()),
    ("regression, classification and clustering", {"Regression", "Classification", "Clustering"}),
    ("regression testing", set()),
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
    ("search engine optimization", set()),
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
    # blocks, joints and other scripts
    ("Python\nSQL", {"Python", "SQL"}),
    ("machine\nlearning", set()),
    ("Erfahrung mit Python und R", {"Python", "R"}),
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
        cue = " ".join(skill.cues[:1])
        text = f"{spelling} {cue}, Python, {spelling}, PostgreSQL"
        assert skill.skill_id in {found.skill_id for found in FINDER.occurrences(text)}, spelling


@pytest.mark.parametrize("name", sorted(SKILLS.by_name))
def test_every_skill_answers_to_its_name(name: str) -> None:
    """The shown name itself is read, so no other skill may claim it."""
    skill = SKILLS.by_name[name]
    text = f"{name} {' '.join(skill.cues[:1])}, Python, PostgreSQL"
    assert skill.skill_id in {found.skill_id for found in FINDER.occurrences(text)}


def test_offsets_in_odd_letters() -> None:
    """A letter whose small form is longer moves no offset behind it."""
    text = "İİİ Python"
    (found,) = FINDER.occurrences(text)
    assert (found.skill_id, text[found.start : found.end]) == ("python", "Python")


def test_my_skills_are_read(tmp_path: Path) -> None:
    """A person's own file adds skills and replaces keys of bundled ones."""
    mine = tmp_path / "skills.toml"
    mine.write_text(
        '[knitting]\nname = "Knitting"\nkind = "craft"\naliases = ["knitting"]\n[python]\naliases = ["serpent"]\n',
        encoding="utf-8",
    )
    finder = SkillFinder(load_skills([data.BUNDLED / "skills.toml", mine]))
    assert [found.skill_id for found in finder.occurrences("knitting, serpent, Python")] == ["knitting", "python"]
