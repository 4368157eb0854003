"""What happened in the period: changes, decisions, their tests, questions, evaluations, euros."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verbond.council.core.document import Block, Heading, Quote, Sheet, Text
from verbond.council.core.writing.words import day_words, state_words, unbroken

type Facts = Mapping[str, Any]


def changes_part(changes: Sequence[Facts]) -> Iterator[Block]:
    """Tell which promises got another status in the period, and why."""
    yield Heading(2, "Wat veranderde", "veranderd")
    if not changes:
        yield Text("In deze periode kreeg geen enkele belofte een andere stand.")
        return
    yield Sheet(
        "Beloften met een andere stand",
        ("Belofte", "van", "naar", "waarom"),
        tuple(
            (
                change["text"],
                unbroken(state_words(change["before"])),
                unbroken(state_words(change["after"])),
                change["explanation"],
            )
            for change in changes
        ),
    )


def decisions_part(decisions: Sequence[Facts]) -> Iterator[Block]:
    """Name the decisions of the period that serve a promise."""
    yield Heading(2, "Wat beslist werd", "beslist")
    if not decisions:
        yield Text("In deze periode is geen besluit aan een belofte gekoppeld.")
        return
    yield Sheet(
        "Besluiten die een belofte dienen",
        ("Besluit", "dag", "orgaan", "beloften"),
        tuple(
            (
                _marked(row),
                unbroken(day_words(row["on"])),
                row["body"],
                "; ".join(row["commitments"]),
            )
            for row in decisions
        ),
    )


def _marked(row: Facts) -> str:
    title: str = row["title"]
    return f"{title} (fictief)" if row["fictitious"] and "fictief" not in title else title


def questions_part(questions: Sequence[Facts]) -> Iterator[Block]:
    """Give each question of a member with its answer, or the day that it is due."""
    yield Heading(2, "Vragen van raadsleden", "vragen")
    if not questions:
        yield Text("In deze periode stelde geen raadslid een vraag.")
    for question in questions:
        yield Heading(3, question["text"])
        made_up = " (fictief)" if question["fictitious"] else ""
        if "fictief" in question["text"] + question["asked_by"]:
            made_up = ""
        yield Text(f"{question['asked_by']}, {day_words(question['asked_on'])}{made_up}")
        if question["answer"]:
            yield Text(question["answer"])
            yield Text(
                f"Antwoord van {question['answered_by']}, {day_words(question['answered_on'])}",
                is_quiet=True,
            )
        else:
            yield Text(f"Nog geen antwoord. Verwacht tegen {day_words(question['due_on'])}.")


def tests_part(tests: Facts | None) -> Iterator[Block]:
    """Tell how many decisions were tested, and whether that changed anything."""
    if tests is None:
        return
    yield Heading(2, "Toetsen op besluiten", "toetsen")
    yield from (Text(sentence) for sentence in tests["sentences"])
    if tests["rows"]:
        yield Sheet(
            "Hoeveel besluiten getoetst zijn",
            tuple(tests["head"]),
            tuple(tuple(row) for row in tests["rows"]),
            numeric=tuple(range(1, len(tests["head"]))),
        )


def evaluations_part(evaluations: Sequence[Facts]) -> Iterator[Block]:
    """Name the evaluations that the agreement announces for this period."""
    if not evaluations:
        return
    yield Heading(2, "Evaluaties die het akkoord aankondigt", "evaluaties")
    for one in evaluations:
        yield Heading(3, one["title"])
        yield Text(f"Verwacht rond {day_words(one['on'])}.")
        yield Quote(one["quote"], f"regel {one['line']}")
