"""What a look at the installation found, in plain words."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    FINE = "fine"
    WARNING = "warning"
    FAULT = "fault"


_SIGN = {Level.FINE: "✓", Level.WARNING: "!", Level.FAULT: "✗"}
_CODE = {Level.FINE: 0, Level.WARNING: 1, Level.FAULT: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `mend` says what to do about it."""

    level: Level
    subject: str
    says: str
    mend: str = ""

    def as_text(self) -> str:
        line = f"{_SIGN[self.level]} {self.subject}: {self.says}"
        return f"{line}\n    → {self.mend}" if self.mend else line


def fine(subject: str, says: str) -> Finding:
    """Note that something is in order."""
    return Finding(Level.FINE, subject, says)


def warning(subject: str, says: str, mend: str) -> Finding:
    """Note what asks for attention, while the site goes on."""
    return Finding(Level.WARNING, subject, says, mend)


def fault(subject: str, says: str, mend: str) -> Finding:
    """Note what keeps the site from working, or from being safe."""
    return Finding(Level.FAULT, subject, says, mend)


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 0 when all is fine, 1 for warnings, 2 for faults.

    >>> exit_code([fine("a", "b"), warning("a", "b", "c")]), exit_code([])
    (1, 0)
    """
    return max((_CODE[finding.level] for finding in findings), default=0)


def as_json(findings: Iterable[Finding]) -> dict[str, object]:
    """Return the findings as plain data, for a program that watches."""
    kept = list(findings)
    return {"exit": exit_code(kept), "findings": [asdict(finding) for finding in kept]}
