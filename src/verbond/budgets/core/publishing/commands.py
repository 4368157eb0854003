"""The commands with which somebody else counts again and checks, word for word."""

from verbond.budgets.core.rule import Rule


def count_command(rule: Rule, *, election: str, certificate: str) -> str:
    """Return the command that counts a published file by this rule.

    >>> count_command(Rule(method="greedy"), election="a.pb", certificate="b.json")
    'script/verbond count a.pb --rule greedy --ties lexicographic --certificate b.json'
    """
    return " ".join(
        ("script/verbond count", election, *_options(rule), "--certificate", certificate)
    )


def verify_command(*, election: str, certificate: str) -> str:
    """Return the command that checks a certificate without the engine."""
    return f"script/verbond verify {election} {certificate}"


def _options(rule: Rule) -> list[str]:
    found = ["--rule", rule.method]
    if rule.satisfaction != "cost":
        found += ["--satisfaction", rule.satisfaction]
    if rule.completion:
        found += ["--completion", ",".join(rule.completion)]
    return [*found, "--ties", ",".join(rule.ties)]
