"""The skills a text names, each with its place."""

from etl.reading.candidates import Candidate, CandidateFinder
from etl.reading.context import Judge
from etl.taxonomy import Skills


class SkillFinder:
    """Finds the skills of one list in texts."""

    def __init__(self, skills: Skills) -> None:
        self._candidates = CandidateFinder(skills)
        self._judge = Judge(skills)

    def occurrences(self, text: str) -> list[Candidate]:
        """Every place that names a skill and means it, in order of the text."""
        return self._judge.sound(text, self._candidates.find(text))
