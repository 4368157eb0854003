"""Claim: of the promises suggested first for a text, more than half are right; a text takes 5 ms.

Texts whose promises are known: the highlights of Genk's agreement, with the sentences that they
restate (read by hand), and the fictitious decisions of the demo, with the lines that they serve
(written by somebody who did not know this rule; one case of each pattern, title and summary).
A decision that serves no promise is right without a suggestion. Peer, in the same run: rapidfuzz
with its best measure for a part of a sentence, which always suggests something.
`docs/reference/proposals.md` holds the output. Exit status 1 when the claim does not hold.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # script/bench runs with -P

from benchmarks._search_corpus import ROOT, genk

from verbond.agreement.core.evidence.suggesting import Suggester
from verbond.agreement.core.promises import judged
from verbond.agreement.core.proposals.text import Unit

CLAIM, MOST_MS, SHOWN = 0.5, 5.0, 5
REVIEWED = ROOT / "data/genk/agreement/reviewed.yaml"
DECISIONS = ROOT / "data/demo/decisions/decisions.yaml"

type Case = tuple[str, set[str]]
type Ask = Callable[[str], Sequence[str]]


class Promises:
    """The promises of Genk, by key (their first line) and by any of their lines."""

    def __init__(self) -> None:
        parsed = genk()
        keeps = judged(parsed)
        self.texts = {item.lines: item.text for item in parsed.items}
        self.units = [
            Unit(str(item.lines[0]), item.role, item.text)
            for item in parsed.items
            if keeps[item.id].is_promise
        ]
        self._lines = [item.lines for item in parsed.items if keeps[item.id].is_promise]

    def key(self, line: int) -> str:
        found = (lines for lines in self._lines if lines[0] <= line <= lines[1])
        return str(next(found, ("",))[0])

    def text(self, line: int) -> str:
        found = (text for (a, b), text in self.texts.items() if a <= line <= b)
        return next(found, "")


def main() -> int:
    promises = Promises()
    start = time.thread_time()
    suggester = Suggester(promises.units, "Genk")
    print(f"{len(promises.units)} promises read in {time.thread_time() - start:.2f} s\n")
    texts = {unit.key: unit.text for unit in promises.units}

    def ours(text: str) -> list[str]:
        return [likely.key for likely in suggester.suggest(text, SHOWN)]

    def peer(text: str) -> list[str]:
        found = process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=SHOWN)
        return [str(key) for _text, _score, key in found]

    print("| texts | by | n | first right | first wrong | none, rightly | missed | found of all |")
    print("|---|---|---|---|---|---|---|---|")
    sets = {"highlights": _highlights(promises), "demo decisions": _decisions(promises)}
    shares = []
    for name, cases in sets.items():
        shares.append(_score(name, "words", cases, ours))
        _score(name, "rapidfuzz", cases, peer)
    took = _milliseconds(ours, [text for cases in sets.values() for text, _wanted in cases])
    print(f"\none text: {took:.2f} ms of processor time")
    print(f"right among those suggested first: {', '.join(f'{share:.0%}' for share in shares)}")
    return 0 if min(shares) >= CLAIM and took <= MOST_MS else 1


def _score(name: str, by: str, cases: Sequence[Case], ask: Ask) -> float:
    right = wrong = silent = missed = found = 0
    for text, wanted in cases:
        suggested = ask(text)
        found += len(wanted & set(suggested))
        if not suggested:
            silent += not wanted
            missed += bool(wanted)
        elif suggested[0] in wanted:
            right += 1
        else:
            wrong += 1
    known = sum(len(wanted) for _text, wanted in cases)
    print(
        f"| {name} | {by} | {len(cases)} | {right} | {wrong} | {silent} | {missed} "
        f"| {found} of {known} |"
    )
    return right / max(1, right + wrong)


def _milliseconds(ask: Ask, texts: Sequence[str]) -> float:
    start = time.thread_time()
    for text in texts:
        ask(text)
    return 1000 * (time.thread_time() - start) / len(texts)


def _highlights(promises: Promises) -> list[Case]:
    found: dict[int, set[str]] = {}
    for entry in yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))["annotations"]:
        # The highlights stand on the lines 488 to 595.
        if entry["what"] == "restates" and 488 <= entry["line"] <= 595:
            key = promises.key(entry.get("other_line", 0))
            if key:
                found.setdefault(entry["line"], set()).add(key)
    return [(promises.text(line), wanted) for line, wanted in found.items()]


def _decisions(promises: Promises) -> list[Case]:
    found = []
    for pattern in yaml.safe_load(DECISIONS.read_text(encoding="utf-8"))["patterns"]:
        words: dict[str, Any] = (pattern.get("cases") or [{}])[0]
        text = _filled(f"{pattern['title']}. {pattern.get('summary', '')}", words)
        serves = pattern.get("serves", ())
        serves = words.get("serves", ()) if isinstance(serves, str) else serves
        lines = [_filled(str(entry["line"]), words) for entry in serves]
        wanted = {promises.key(int(line)) for line in lines if line}
        found.append((text, wanted - {""}))
    return found


def _filled(text: str, words: dict[str, Any]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", str(word))
    return text


if __name__ == "__main__":
    sys.exit(main())
