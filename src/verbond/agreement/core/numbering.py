"""The invariant of the parser: every non-blank line is consumed exactly once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from verbond.agreement.core.document import Block, Source
from verbond.agreement.core.errors import LinesLost

SHOWN = 5


class LineOrder:
    """The non-blank lines of a source, in reading order."""

    def __init__(self, source: Source) -> None:
        self.numbers = [
            line.number for line in source.lines if line.text and not line.text.isspace()
        ]
        self.total = len(source.lines)
        self._place = {number: place for place, number in enumerate(self.numbers)}

    def runs(self, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """Cut line numbers into runs between which no other non-blank line stands."""
        runs: list[tuple[int, int]] = []
        last = -2
        for number in numbers:
            place = self._place[number]
            if place == last + 1:
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
            last = place
        return runs

    def check(self, blocks: Iterable[Block]) -> int:
        """Count the lines that blocks consume. Raises `LinesLost` if any is not consumed once."""
        consumed = [number for block in blocks for number in block.numbers]
        seen = set(consumed)
        twice = [number for number, times in Counter(consumed).items() if times > 1]
        lost = [number for number in self.numbers if number not in seen]
        foreign = seen.difference(self._place)
        for what, lines in (("twee keer", twice), ("nooit", lost), ("maar leeg", foreign)):
            if lines:
                first = ", ".join(map(str, sorted(lines)[:SHOWN]))
                raise LinesLost(f"{len(lines)} regel(s) {what} gelezen, het moet één keer: {first}")
        return len(seen)
