"""The page for jurists shows the rule as it is."""

import re

from verbond.rights.loading import ROOT

PAGE = ROOT / "docs" / "explanation" / "how-a-rule-reads.md"
RULE = ROOT / "src" / "verbond" / "rights" / "core" / "rules" / "leefloon.py"


def test_every_line_of_the_leefloon_on_the_page_stands_in_the_rule() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## One rule beside its law")[2]
    shown = [
        line
        for cell in re.findall(r"^\| (`.*?`) \| ", table, re.MULTILINE)
        for line in re.findall(r"`([^`]+)`", cell)
    ]
    rule = "".join(RULE.read_text(encoding="utf-8").split())
    absent = [
        line
        for line in shown
        # What stands between a pair of dots is left out on the page.
        for part in line.split("…")
        if "".join(part.strip(" ,)").split()) not in rule
    ]
    assert len(shown) > 12
    assert absent == []
