"""Case files: worked households and what is expected of them.

Docs: docs/reference/rights-case-files.md.
"""

from verbond.rights.core.casefile.comparing import differences, loosened
from verbond.rights.core.casefile.expecting import subjects_of
from verbond.rights.core.casefile.lines import as_line, decimal
from verbond.rights.core.casefile.people import MOST_PERSONS
from verbond.rights.core.casefile.reading import read_case
from verbond.rights.core.casefile.shape import CaseFile, CaseStep, Expected, Gap, Span

__all__ = [
    "MOST_PERSONS",
    "CaseFile",
    "CaseStep",
    "Expected",
    "Gap",
    "Span",
    "as_line",
    "decimal",
    "differences",
    "loosened",
    "read_case",
    "subjects_of",
]
