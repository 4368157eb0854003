"""What can be refused in this room."""

from typing import TYPE_CHECKING, Any

from verbond.kit.errors import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verbond.decisions.core.wording import Wording
    from verbond.decisions.models import Draft, Treatment


class NoSuch(RuleBroken):
    """The item, meeting, body or decision named does not exist."""


class DraftRefused(RuleBroken):
    """A draft cannot be saved as asked."""


class DraftConflict(DraftRefused):
    """Somebody else saved first: `theirs` stands there, `mine` was typed, neither is lost."""

    theirs: "Draft"
    mine: "Wording | None"

    def __init__(self, message: str, *, theirs: "Draft", mine: "Wording | None" = None) -> None:
        super().__init__("draft_changed", message)
        self.theirs, self.mine = theirs, mine


class AgendaRefused(RuleBroken):
    """An item cannot be put on this agenda, or taken off it."""


class GateClosed(AgendaRefused):
    """A test that the item needs is neither signed for this text nor exempted."""

    needs: "Sequence[Any]"

    def __init__(self, message: str, *, needs: "Sequence[Any]") -> None:
        super().__init__("gate", message)
        self.needs = needs


class TreatmentRefused(RuleBroken):
    """A result cannot be recorded as asked."""


class AlreadyTreated(TreatmentRefused):
    """The result stands there already; `stands` is what was recorded."""

    stands: "Treatment"

    def __init__(self, message: str, *, stands: "Treatment") -> None:
        super().__init__("treated", message)
        self.stands = stands


class PublishRefused(RuleBroken):
    """A decision list cannot be published as it is."""


class ServesRefused(RuleBroken):
    """An item cannot name this commitment so."""


class DemoWrong(RuleBroken):
    """A file with fictitious meetings cannot be loaded as it is."""
