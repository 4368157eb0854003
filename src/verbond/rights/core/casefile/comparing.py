"""Hold answers against what a case expects: every difference in words."""

from collections.abc import Iterator

from verbond.rights.core.answers import Amount, Answer, Verdict
from verbond.rights.core.casefile.lines import decimal
from verbond.rights.core.casefile.shape import Expected, Span


def differences(expected: Expected, answer: Answer) -> tuple[str, ...]:
    """Say in Dutch how an answer differs from what was expected; empty: it does not."""
    return (
        *_verdict(expected, answer),
        *_amount(expected.amount, answer.amount),
        *_conditions(expected, answer),
        *_missing(expected, answer),
        *_marks(expected, answer),
        *_period(expected, answer),
    )


def loosened(before: Answer, after: Answer) -> tuple[str, ...]:
    """Say how an answer that knows more became less certain than the one before."""
    found = []
    certain = {Verdict.YES, Verdict.NO}
    if before.verdict in certain and after.verdict != before.verdict:
        found.append(f"was al zeker {before.verdict}, en is met meer feiten {after.verdict}")
    elif before.amount and after.amount and not _inside(after.amount, before.amount):
        found.append("het bedrag ligt met meer feiten buiten het bedrag van daarvoor")
    return tuple(found)


def _inside(inner: Amount, outer: Amount) -> bool:
    if outer.high is not None and (inner.high is None or inner.high > outer.high):
        return False
    return inner.low >= outer.low


def _verdict(expected: Expected, answer: Answer) -> Iterator[str]:
    if expected.verdict != answer.verdict:
        yield f"verwacht: {expected.verdict}; antwoord: {answer.verdict}"


def _amount(expected: Span | None, amount: Amount | None) -> Iterator[str]:
    if expected is None:
        return
    given = (amount.low, amount.high) if amount else (None, None)
    for word, wanted, found in zip(
        ("laagste", "hoogste"), (expected.low, expected.high), given, strict=True
    ):
        if wanted is not None and wanted != found:
            yield f"{word} bedrag: verwacht {decimal(wanted)}; antwoord {decimal(found)}"


def _conditions(expected: Expected, answer: Answer) -> Iterator[str]:
    for condition in expected.failed_includes:
        if condition not in answer.failed:
            yield f"voorwaarde {condition}: verwacht dat ze niet klopt"
    for condition in expected.holds_includes:
        if condition not in answer.holds:
            yield f"voorwaarde {condition}: verwacht dat ze klopt"
    if expected.gap is not None:
        found = answer.gaps.get(expected.gap.condition)
        if found != expected.gap.by:
            yield (
                f"verschil bij {expected.gap.condition}: verwacht {decimal(expected.gap.by)}; "
                f"antwoord {decimal(found)}"
            )


def _missing(expected: Expected, answer: Answer) -> Iterator[str]:
    for path in expected.missing_includes:
        if path not in answer.missing:
            yield f"{path}: verwacht dat dit ontbreekt"
    for path in expected.missing_excludes:
        if path in answer.missing:
            yield f"{path}: verwacht dat dit niet ontbreekt"


def _marks(expected: Expected, answer: Answer) -> Iterator[str]:
    for word, wanted, found in (
        ("needs_judgement", expected.needs_judgement, answer.needs_judgement),
        ("stale", expected.stale, answer.is_stale),
    ):
        if wanted is not None and wanted != found:
            yield f"{word}: verwacht {str(wanted).lower()}; antwoord {str(found).lower()}"


def _period(expected: Expected, answer: Answer) -> Iterator[str]:
    period = answer.period
    for word, wanted, found in (
        ("van", expected.first, period.first if period else None),
        ("tot", expected.last, period.last if period else None),
    ):
        if wanted is not None and wanted != found:
            yield f"periode, {word}: verwacht {wanted}; antwoord {found or 'niets'}"
