"""What can be refused in this room."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.kit.errors import RuleBroken


class NoSuchRun(RuleBroken):
    """The run named does not exist, or not for who asks."""


class NoSuchTest(RuleBroken):
    """The test named does not exist on that day."""


class RunRefused(RuleBroken):
    """What was asked of a run is not allowed now."""


class SignRefused(RunRefused):
    """A run cannot be signed yet; `fields` names what is missing, by question or field."""

    def __init__(self, code: str, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(code, message)
        self.fields = dict(fields or {})


class AnswersRefused(RunRefused):
    """Some answers cannot be kept; `fields` says for each question what may stand there."""

    def __init__(self, message: str, fields: Mapping[str, str]) -> None:
        super().__init__("answers", message)
        self.fields = dict(fields)


@dataclass(frozen=True, slots=True)
class Both:
    """Two versions of one answer: what stands there now, and what this person wanted to save."""

    question: str
    asked: str
    theirs: str
    yours: str


class AnswersChanged(RunRefused):
    """Somebody else saved in the meantime; `both` shows what differs, `lock` is the new one."""

    def __init__(self, message: str, both: tuple[Both, ...], lock: int) -> None:
        super().__init__("changed_meanwhile", message)
        self.both = both
        self.lock = lock


class ExemptionRefused(RuleBroken):
    """An exemption is not allowed as it was asked."""


class TemplateRefused(RuleBroken):
    """A template cannot be loaded: its version exists with another content."""
