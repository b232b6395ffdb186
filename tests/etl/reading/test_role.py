"""The role a title names, in many spellings."""

import pytest

from etl.reading.role import is_ml_role, role_family

TITLES = [
    ("Machine Learning Engineer", "ml_engineer", True),
    ("Sr. MLE", "ml_engineer", True),
    ("SWE, Machine Learning", "ml_engineer", True),
    ("Software Engineer - Machine Learning", "ml_engineer", True),
    ("AI/ML Engineer", "ml_engineer", True),
    ("ML Engineer (Generative AI)", "ml_engineer", True),
    ("NLP Engineer", "ml_engineer", True),
    ("Computer Vision Engineer", "ml_engineer", True),
    ("Deep-Learning Developer", "ml_engineer", True),
    ("Head of Machine Learning", "ml_engineer", True),
    ("Data Scientist II", "data_scientist", True),
    ("Lead AI Data Scientist", "data_scientist", True),
    ("Data Science Manager", "data_scientist", True),
    ("Data Scientist / ML Engineer", "data_scientist", True),
    ("Statistician", "data_scientist", True),
    ("Científico de Datos", "data_scientist", True),
    ("Data Engineer (m/w/d)", "data_engineer", False),
    ("Senior Data Engineer, Machine Learning", "data_engineer", True),
    ("Analytics Engineer", "data_engineer", False),
    ("ETL Developer", "data_engineer", False),
    ("Ingeniero de datos", "data_engineer", False),
    ("Data Center Technician", "other", False),
    ("Data Analyst", "data_analyst", False),
    ("Business Intelligence Developer", "data_analyst", False),
    ("Datenanalyst", "data_analyst", False),
    ("Research Scientist, Oncology", "research_scientist", True),
    ("Applied Scientist", "research_scientist", True),
    ("AI Research Engineer", "research_scientist", True),
    ("Machine Learning Researcher", "research_scientist", True),
    ("AI Engineer", "ai_engineer", True),
    ("Senior LLM Engineer", "ai_engineer", True),
    ("GenAI Developer", "ai_engineer", True),
    ("Prompt Engineer", "ai_engineer", True),
    ("Python/AI Developer", "ai_engineer", True),
    ("KI-Entwickler", "ai_engineer", True),
    ("MLOps Engineer", "mlops_engineer", True),
    ("Machine Learning Infrastructure Engineer", "mlops_engineer", True),
    ("Engineer, ML Platform", "mlops_engineer", True),
    ("Software Engineer - Machine Learning Operations", "mlops_engineer", True),
    ("Backend Engineer", "software_engineer", False),
    ("Java Developer", "software_engineer", False),
    ("Softwareentwickler", "software_engineer", False),
    ("DevOps Engineer", "software_engineer", False),
    ("Product Manager, AI", "product_manager", True),
    ("Technical Product Owner", "product_manager", False),
    ("Product Marketing Manager", "other", False),
    ("Production Manager", "other", False),
    ("AI Trainer for Finnish", "other", True),
    ("AI Creative Lead", "other", True),
    ("Account Executive, AI sales", "other", True),
    ("Machine Learning Recruiter", "other", True),
    ("Business Developer", "other", False),
    ("HTML Designer", "other", False),
    ("Office Manager at standard.ai", "other", False),
    ("Nurse", "other", False),
    ("", "other", False),
]


@pytest.mark.parametrize(("title", "family", "ours"), TITLES)
def test_title(title: str, family: str, ours: bool) -> None:
    """A title decides the family; an ML family or an ML word makes the role one of ours."""
    assert (role_family(title), is_ml_role(title, role_family(title))) == (family, ours)
