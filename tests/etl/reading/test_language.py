"""The language an advert is written in."""

import pytest

from etl.reading.language import language

ENGLISH = (
    "You will build models with the data team and bring them to the people who plan the routes of our buses. "
    "We look for someone who likes to measure, and who writes about the results in words that a driver understands."
)
GERMAN = (
    "Du entwickelst mit dem Datenteam Modelle und bringst sie zu den Menschen, die unsere Buslinien planen. "
    "Wir suchen jemanden, der gerne misst und über die Ergebnisse so schreibt, dass eine Fahrerin sie versteht."
)
EXAMPLES = [
    ("Data Scientist\n" + ENGLISH, "en"),
    ("Data Scientist\n" + GERMAN, "de"),
    ("Data Scientist\n" + GERMAN * 4 + ENGLISH, "de"),
    ("Data Scientist\n" + GERMAN + ENGLISH * 5, "en"),
    (
        "Data Scientist\n- Python, SQL, Docker\n- PyTorch, TensorFlow, Keras\n- Strong skills in statistics, teamwork",
        "en",
    ),
    (
        "ML Engineer\nVous construisez des modèles avec l'équipe de données et vous les mettez en production. "
        "Nous cherchons une personne qui aime mesurer.",
        "fr",
    ),
    (
        "ML Engineer\nConstruirás modelos con el equipo de datos y los llevarás a producción. "
        "Buscamos a alguien a quien le guste medir y explicar.",
        "es",
    ),
    (
        "ML Engineer\nВы будете строить модели вместе с командой данных и запускать их в работу. "
        "Мы ищем человека, который любит измерять.",
        "ru",
    ),
    ("机器学习工程师\n" + "你将与数据团队一起构建模型,并将其部署到生产环境。我们正在寻找喜欢测量的人。" * 3, "zh"),
    ("Data Scientist\nPython, SQL", None),
    ("Data Scientist", None),
    ("", None),
    ("Data Scientist\n" + "12345 67890 " * 20, None),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_language(text: str, expected: str | None) -> None:
    """Most of the text decides, not its title; a text too short to tell is unknown."""
    assert language(text) == expected
