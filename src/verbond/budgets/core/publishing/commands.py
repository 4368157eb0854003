"""The commands with which somebody else counts again and checks, word for word."""

from collections.abc import Iterator

from verbond.budgets.core.publishing.pots import MAIN
from verbond.budgets.core.rule import Rule


def stem_of(pot: str) -> str:
    """Return how the files of a pot begin: the last pot is the election itself."""
    return "election" if pot == MAIN else pot


def certificate_name(pot: str) -> str:
    """Return how the certificate of a pot is called."""
    return "certificate.json" if pot == MAIN else f"{pot}-certificate.json"


def count_command(rule: Rule, *, election: str, certificate: str) -> str:
    """Return the command that counts a published file by this rule.

    >>> count_command(Rule(method="greedy"), election="a.pb", certificate="b.json")
    'script/verbond count a.pb --rule greedy --satisfaction cost --ties lexicographic --certificate b.json'
    """  # noqa: E501 - a command is one line
    return " ".join(
        ("script/verbond count", election, *_options(rule), "--certificate", certificate)
    )


def verify_command(*, election: str, certificate: str) -> str:
    """Return the command that checks a certificate without the engine."""
    return f"script/verbond verify {election} {certificate}"


def _options(rule: Rule) -> Iterator[str]:
    yield f"--rule {rule.method} --satisfaction {rule.satisfaction}"
    if rule.completion:
        yield f"--completion {','.join(rule.completion)}"
    yield f"--ties {','.join(rule.ties)}"
    yield from _limits(rule)
    if rule.comparison:
        yield f"--comparison {rule.comparison}"


def _limits(rule: Rule) -> Iterator[str]:
    if rule.threshold is not None:
        yield f"--threshold {rule.threshold}"
    if rule.minimum.votes:
        yield f"--minimum-votes {rule.minimum.votes}"
    if rule.minimum.share:
        yield f"--minimum-share {rule.minimum.share}"
    if rule.minimum.of_cost is not None:
        yield f"--minimum-of-cost {rule.minimum.of_cost}"
    for group in rule.groups:
        yield f"--group {','.join(sorted(group.projects))}:{group.most}"
    for cap in rule.caps:
        yield f"--cap '{cap.category}:{cap.most}'"
