"""What the result says: amounts of their day, reasons with figures, what to do, what follows."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from verbond.rights.core.checking.answers import Answers
from verbond.rights.core.checking.outcome import Group, Span
from verbond.rights.queries.checking import Sitting
from verbond.rights.tests.core.checking.worlds import CHILD, ME, PARTNER, family
from verbond.rights.views.check.cards import Card, Follows, cards, later, span_words, todos, why

IN_2024 = dt.date(2024, 6, 3)


def _answers(**said: str) -> Answers:
    years = {f"{one}.taxable_income.2023": "12000.00" for one in ("p1", "p2")}
    paths = {name.replace("__", "."): text for name, text in said.items()}
    base = family()
    return Answers(base.people, "city", base.cares, years | paths)


def _card(sitting: Sitting, right: str) -> Card:
    return next(card for rows in cards(sitting).values() for card in rows if card.right == right)


def test_an_amount_of_its_day_is_shown_and_counted() -> None:
    now = Sitting(_answers(p1__wheelchair_attest="ja", p1__invalidity_pct="85"), IN_2024)
    card = _card(now, "taxicheques_genk")
    assert card in cards(now)[Group.YES]
    assert card.amount.replace("\xa0", " ") == "€ 200 per jaar"
    assert not card.is_stale
    assert card.who == "jij"
    todo = next(one for one in todos(now) if one.right == "taxicheques_genk")
    assert todo.is_sure
    assert "€" in todo.amount


def test_the_same_answers_two_years_later_show_no_figure() -> None:
    now = Sitting(
        _answers(p1__wheelchair_attest="ja", p1__invalidity_pct="85"), dt.date(2026, 11, 23)
    )
    card = _card(now, "taxicheques_genk")
    assert card.is_stale
    assert card.amount == ""


def test_a_no_says_by_how_much() -> None:
    rich = {f"{one}__taxable_income__2023": "30000.00" for one in ("p1", "p2")}
    groups = {f"p{n}__vt_current_income_group": "nee" for n in (1, 2, 3)}
    statuses = {
        f"p{n}__{name}": "nee"
        for n in (1, 2)
        for name in ("receives_leefloon", "receives_igo", "receives_gib", "receives_ivt",
                     "receives_it", "receives_zorgbudget_ouderen")
    }  # fmt: skip
    young = {
        f"p3__{name}": "nee"
        for name in ("child_disability_66", "full_orphan", "unaccompanied_minor")
    }
    now = Sitting(
        _answers(**rich, **groups, **statuses, **young, p3__points_child_pillar1="0"), IN_2024
    )
    card = _card(now, "vt")
    assert card in cards(now)[Group.NO]
    # 60.000,00 beside 25.630,67 + 2 x 4.744,94.
    assert "24.879,45 euro te hoog" in " ".join(card.reasons)
    assert card.one_of


def test_a_maybe_names_what_is_missing_and_of_whom() -> None:
    card = _card(Sitting(_answers(), IN_2024), "leefloon")
    missing = " ".join(card.missing)
    assert "Hoeveel geld komt er elke maand binnen bij jou?" in missing
    assert "Noor" in missing
    assert "werkbereid" not in missing.lower()


def test_when_only_a_judgement_is_missing_it_says_to_come_and_talk() -> None:
    known = {"means_month": "0.00", "rmi_residence_status": "ja"}
    said = {f"{one}__{name}": text for one in ("p1", "p2") for name, text in known.items()}
    now = Sitting(_answers(**said, p3__alternating_custody="nee"), IN_2024)
    card = _card(now, "leefloon")
    assert card.needs_judgement
    assert any(one.right == "leefloon" and not one.is_sure for one in todos(now))


def test_what_ends_soonest_is_done_first() -> None:
    now = Sitting(
        _answers(
            h1__heating_fuel="stookolie", h1__fuel_delivery_date="2024-05-20",
            p1__wheelchair_attest="ja", p1__invalidity_pct="85",
        ),
        IN_2024,
    )  # fmt: skip
    days = [one.deadline for one in todos(now)]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert days[: len(known)] == known


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (None, ""),
        (Span(0, 20000), "hoogstens € 200 per maand"),
        (Span(10000, 20000), "tussen € 100 en € 200 per maand"),
        (Span(10000, 10000), "€ 100 per maand"),
        (Span(10000, None), "minstens € 100 per maand"),
        (Span(0, None), ""),
    ],
)
def test_a_total_reads_as_a_range(span: Span | None, words: str) -> None:
    assert span_words(span).replace("\xa0", " ") == words


def _alone(born: str, **said: str) -> Sitting:
    paths = {f"p1.{name}": text for name, text in said.items()}
    return Sitting(Answers((replace(ME, born=born),), "city", (), paths), IN_2024)


def test_what_a_right_opens_is_said_with_that_right() -> None:
    now = _alone("1958-08-14", igo_means_month="0.00", igo_residence_status="ja")
    said = Follows("", "Sociaal tarief energie", "", "Inkomensgarantie voor ouderen")
    assert said in later(now)


def test_what_time_brings_is_said_with_its_day() -> None:
    now = _alone("1985-03-14", receives_leefloon="ja", leefloon_since="2024-04-15")
    (line,) = later(now)
    assert line.day.endswith(" 2024")
    assert line.right == "Verhoogde tegemoetkoming"


def test_an_explanation_has_the_words_of_the_sheet_and_its_sources() -> None:
    (part, *others) = why(Sitting(_answers(), IN_2024), "vt", staff=False)
    assert part.lines[0].text.startswith("Statuut: ")
    assert any("25.630,67" in text for text in part.sources)
    assert len(others) == 2


def test_a_household_is_worked_out_and_asked_in_a_moment() -> None:
    people = (ME, PARTNER, CHILD)
    Sitting(Answers(people, "city"), IN_2024).next_page()
    began = time.perf_counter()
    assert Sitting(Answers(people, "city"), IN_2024).next_page() is not None
    # Forty times what it takes: only a mistake in its order makes it slower.
    assert time.perf_counter() - began < 1


def test_who_gives_a_right_is_said_in_dutch() -> None:
    rows = cards(Sitting(_answers(), IN_2024))
    payers = {card.right: card.granted_by for group in rows.values() for card in group}
    assert payers["sociaal_tarief_energie"] == "Je leverancier van energie"
    assert payers["leefloon"] == "OCMW"
    assert payers["mijn_verbouwpremie"] == ""


def test_a_reason_is_one_sentence_without_the_name_of_a_rule() -> None:
    card = _card(_alone("1990-01-01"), "igo")
    assert card.reasons == ("Nog niet op pensioenleeftijd. Nu is dat 65 jaar.",)


def test_who_has_the_same_answer_is_named_together() -> None:
    assert _card(Sitting(_answers(), IN_2024), "delijn_vg").who == "iedereen in huis"


def test_an_explanation_keeps_the_workings_under_their_condition() -> None:
    (part, *_others) = why(Sitting(_answers(), IN_2024), "vt", staff=False)
    assert [line.id for line, _inner in part.conditions] == [
        "status", "inkomen_vorig_jaar", "groep_huidig_inkomen",
    ]  # fmt: skip
    told = [one for line, inner in part.conditions for one in (line, *inner)]
    assert told == list(part.lines)
