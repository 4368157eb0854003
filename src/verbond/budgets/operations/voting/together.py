"""Slips that arrive together are written together: fewer waits for the disk, and no order.

Whoever finds nobody writing writes everything that waits; the others get their answer from it.
No thread of its own, so nothing is lost when a process dies: nobody was answered yet.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verbond.budgets.operations.voting.slips import Slip, busy
from verbond.budgets.operations.voting.writing import Answer, write_slips

MOST_TOGETHER = 200


@dataclass(slots=True)
class _Ticket:
    slip: Slip
    answer: Answer | None = None


class Together:
    """A queue that its own customers empty."""

    def __init__(self, write: Callable[[Sequence[Slip]], list[Answer]]) -> None:
        self._write = write
        self._waiting: list[_Ticket] = []
        self._list = threading.Lock()
        self._turn = threading.Lock()

    def put(self, slip: Slip) -> Answer:
        """Return what became of a slip, once it is durable."""
        ticket = _Ticket(slip)
        with self._list:
            self._waiting.append(ticket)
        while ticket.answer is None:
            with self._turn:
                if ticket.answer is None:
                    self._write_waiting()
        return ticket.answer

    def _write_waiting(self) -> None:
        with self._list:
            batch = self._waiting[:MOST_TOGETHER]
            del self._waiting[:MOST_TOGETHER]
        try:
            answers = self._write([ticket.slip for ticket in batch])
            for ticket, answer in zip(batch, answers, strict=True):
                ticket.answer = answer
        finally:
            # A fault of the one who writes is no answer to the others: they may try again.
            for ticket in batch:
                ticket.answer = ticket.answer or busy()


box = Together(write_slips)
