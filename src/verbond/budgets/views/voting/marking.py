"""The receipt that a page carries before it is cast: nobody else can use it, nobody made it up."""

import hmac

from verbond.budgets.core.balloting import RECEIPT_LENGTH, LettersWrong, keyed, read_letters
from verbond.budgets.queries.voting.booths import Booth


def marked(booth: Booth, receipt: str, who_hash: str) -> str:
    """Return a receipt with the mark of its voter."""
    return f"{receipt}.{_mark(booth, receipt, who_hash)}"


def unmarked(booth: Booth, given: str, who_hash: str) -> str | None:
    """Return the receipt of a page, unless it was made for somebody else or made up."""
    letters, _, mark = given[:200].partition(".")
    try:
        receipt = read_letters(letters, RECEIPT_LENGTH)
    except LettersWrong:
        return None
    expected = _mark(booth, receipt, who_hash)
    return receipt if hmac.compare_digest(mark.encode(), expected.encode()) else None


def _mark(booth: Booth, receipt: str, who_hash: str) -> str:
    return keyed(booth.salt, "mark", f"{receipt}:{who_hash}")[:32]
