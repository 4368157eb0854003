"""An answer as one line for programs: keys and forms of docs/reference/rights-case-files.md."""

from typing import Any

from verbond.rights.core.answers import Amount, Answer, Period


def as_line(case: str, step: int, answer: Answer) -> dict[str, Any]:
    """Return the answer on a step of a case, in the order of the contract."""
    return {
        "case": case,
        "step": step,
        "right": answer.right,
        "subject": answer.subject,
        "about": answer.about or None,
        "verdict": str(answer.verdict),
        "amount": _amount(answer.amount),
        "failed": list(answer.failed),
        "holds": list(answer.holds),
        "gaps": {condition: decimal(by) for condition, by in answer.gaps.items()},
        "missing": list(answer.missing),
        "needs_judgement": answer.needs_judgement,
        "stale": answer.is_stale,
        "period": _period(answer.period),
    }


def decimal(cents: int | None) -> str | None:
    """Write whole cents as a decimal number.

    >>> decimal(131420), decimal(-5), decimal(None)
    ('1314.20', '-0.05', None)
    """
    if cents is None:
        return None
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02}"


def _amount(amount: Amount | None) -> str | dict[str, str | None] | None:
    if amount is None or amount.is_exact:
        return decimal(amount.low) if amount else None
    return {"min": decimal(amount.low), "max": decimal(amount.high)}


def _period(period: Period | None) -> dict[str, str | None] | None:
    if period is None:
        return None
    first, last = period.first, period.last
    return {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
    }
