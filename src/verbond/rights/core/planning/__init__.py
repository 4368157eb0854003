"""The next question to ask somebody, and why it is asked."""

from verbond.rights.core.planning.likely import Prevalences, Samples, likely
from verbond.rights.core.planning.questions import Question, next_questions

__all__ = ["Prevalences", "Question", "Samples", "likely", "next_questions"]
