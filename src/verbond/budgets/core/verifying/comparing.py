"""Hold what a certificate says against what was found, and say where they part."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from verbond.budgets.core.errors import CertificateWrong

# Told now and then how far the check is: a sentence.
type Progress = Callable[[str], None]


class Rounds:
    """The rounds of a certificate, taken one by one, each held against a round counted anew."""

    def __init__(self, claims: Mapping[str, Any]) -> None:
        self.claimed: Sequence[Mapping[str, Any]] = claims["rounds"]
        self.excluded: dict[str, tuple[str, int]] = {}
        self.winners: list[str] = []

    @property
    def number(self) -> int:
        """Return the number of the round that comes now."""
        return len(self.winners) + 1

    @property
    def next(self) -> Mapping[str, Any]:
        """Return what the certificate says about the round that comes now."""
        if self.number > len(self.claimed):
            raise wrong(f"ronde {self.number}", "het certificaat houdt op, de telling niet")
        return self.claimed[self.number - 1]

    @property
    def dropped(self) -> Sequence[Mapping[str, Any]]:
        """Return what left in the round that comes now for want of money, says the certificate."""
        is_paid = self.number <= len(self.claimed) and self.next["kind"] == "bought"
        return self.next["dropped"] if is_paid else ()

    def where(self) -> str:
        """Name the round that comes now."""
        return f"ronde {self.number}"

    def expect(self, **found: object) -> None:
        """Refuse the round if the certificate says something else; go on to the next."""
        claimed = self.next
        for field, value in {"number": self.number, **found}.items():
            expect(f"{self.where()}, {field}", claimed[field], value)
        self.winners.append(str(found["project"]))

    def leave(self, gone: Mapping[str, str]) -> None:
        """Note who left after the round before this one, and why."""
        for project, reason in gone.items():
            self.excluded[project] = reason, len(self.winners)

    def end(self, excluded: Iterable[Mapping[str, Any]]) -> None:
        """Refuse a certificate that has more rounds, or lets others leave."""
        if self.number <= len(self.claimed):
            raise wrong(
                self.where(), "niets kan nog gekocht worden, maar het certificaat gaat door"
            )
        claimed = [(one["round"], one["project"], one["reason"]) for one in excluded]
        found = [(number, project, why) for project, (why, number) in self.excluded.items()]
        for one in sorted({*claimed} ^ {*found}):
            side = "alleen in het certificaat" if one in claimed else "niet in het certificaat"
            raise wrong(f"ronde {one[0]}", f"project {one[1]} valt weg ({one[2]}): {side}")
        expect("excluded", len(claimed), len(found))


def expect(where: str, claimed: object, found: object) -> None:
    """Raise `CertificateWrong` unless both are the same, type by type."""
    if json.dumps(claimed, sort_keys=True) != json.dumps(found, sort_keys=True):
        raise wrong(where, f"het certificaat zegt {_short(claimed)}, nagerekend {_short(found)}")


def wrong(where: str, what: str) -> CertificateWrong:
    """Make the error for a claim that does not follow."""
    return CertificateWrong("not_right", f"{where}: {what}")


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:150]}… ({len(text)} tekens)"
