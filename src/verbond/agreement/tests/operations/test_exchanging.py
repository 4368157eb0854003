"""The sheet of all promises goes out and comes in again: safe to open, and forgiving to read."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from verbond.accounts.facade import Person
from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.models import Agreement, Commitment, Evidence, Milestone, Owner, Standing
from verbond.agreement.operations.exchanging import read_sheet, write_sheet
from verbond.agreement.operations.exchanging.columns import (
    COLUMNS,
    RISKY,
    guarded,
    unguarded,
)
from verbond.agreement.operations.owning import set_owner
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.operations.wishing import apply_wishes, plan_wishes
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, head_sequence

TODAY = NOW.date()


def out(agreement: Agreement) -> str:
    return "".join(write_sheet(agreement, TODAY))


def rows_of(sheet: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff")), delimiter=";"))


def filled(
    agreement: Agreement, key: str, encoding: str = "utf-8", delimiter: str = ";", **cells: str
) -> bytes:
    """Return the sheet as a clerk would send it back, with some cells of one row filled in."""
    rows = rows_of(out(agreement))
    for row in rows:
        if row["adres"] == key:
            row |= {name.replace("_", " "): text for name, text in cells.items()}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def bring_back(agreement: Agreement, content: bytes) -> int:
    """Apply a sheet that came back; return how many things changed."""
    sheet = read_sheet(content, name="f.csv")
    assert not sheet.faults
    plan = apply_wishes(agreement=agreement, wishes=sheet.wishes, actor=SYSTEM, now=NOW)
    return len(plan.steps)


SAID = {
    "verklaring": "De straat is aangelegd (fictief).",
    "verklaring_toont": "het loopt nog",
    "verklaring_op": "1/3/2026",
    "verklaring_door": "Lena (fictief), dienst Mobiliteit",
}


def test_every_promise_stands_in_the_sheet_once(agreement: Agreement) -> None:
    keys = [row["adres"] for row in rows_of(out(agreement))]
    assert sorted(keys) == sorted(Commitment.objects.promises().values_list("key", flat=True))


def test_a_row_tells_status_owner_and_newest_evidence(
    agreement: Agreement, commitment: Commitment, officer: Person
) -> None:
    set_owner(
        commitment=commitment, department="Mobiliteit", person_id=officer.pk, actor=SYSTEM, now=NOW
    )
    state_by_officer(
        commitment=commitment, shows="started", title="De werken begonnen (fictief).",
        said_by="Lena", on=TODAY, actor=SYSTEM, now=NOW,
    )  # fmt: skip
    (row,) = [row for row in rows_of(out(agreement)) if row["adres"] == commitment.key]
    assert row["status"] == "in uitvoering"
    assert (row["dienst"], row["verantwoordelijke"]) == ("Mobiliteit", officer.email)
    assert row["laatste bewijs"] == "De werken begonnen (fictief)."
    assert row["laatste bewijs op"] == "2026-03-02"
    assert row["oud vanaf"] == "2027-03-02"


def test_the_same_sheet_back_changes_nothing(
    agreement: Agreement, commitment: Commitment, officer: Person
) -> None:
    set_owner(
        commitment=commitment, department="=Dienst", person_id=officer.pk, actor=SYSTEM, now=NOW
    )
    before = head_sequence()
    assert bring_back(agreement, out(agreement).encode()) == 0
    assert head_sequence() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_a_clerk_filled_in_is_read_in_any_dress(
    agreement: Agreement, commitment: Commitment, encoding: str, delimiter: str
) -> None:
    content = filled(agreement, commitment.key, encoding, delimiter, **SAID)
    assert bring_back(agreement, content) == 1
    said = Evidence.objects.get(kind="statement")
    assert said.title == "De straat is aangelegd (fictief)."
    assert said.said_by == "Lena (fictief), dienst Mobiliteit"
    assert said.on.isoformat() == "2026-03-01"
    assert Standing.objects.get(commitment=commitment).state == "under-way"


@pytest.mark.parametrize("shows", ["het loopt nog", "it is still going on", "running"])
def test_a_clerk_who_reads_english_brings_back_the_same_sheet(
    agreement: Agreement, commitment: Commitment, shows: str
) -> None:
    said = SAID | {"verklaring": "", "verklaring_toont": shows}
    with override("en"):
        assert bring_back(agreement, filled(agreement, commitment.key, **said)) == 1
    assert Evidence.objects.get(kind="statement").title == "Het loopt nog"


def test_the_same_statements_twice_are_one(agreement: Agreement, commitment: Commitment) -> None:
    content = filled(agreement, commitment.key, **SAID)
    assert bring_back(agreement, content) == 1
    assert bring_back(agreement, content) == 0
    assert Evidence.objects.count() == 1


def test_a_statement_without_a_day_is_the_same_tomorrow(
    agreement: Agreement, commitment: Commitment
) -> None:
    content = filled(agreement, commitment.key, **{**SAID, "verklaring_op": ""})
    assert bring_back(agreement, content) == 1
    sheet = read_sheet(content, name="f.csv")
    later = apply_wishes(
        agreement=agreement, wishes=sheet.wishes, actor=SYSTEM, now=NOW + timedelta(days=1)
    )
    assert later.steps == ()


def test_milestones_and_owners_come_in(
    agreement: Agreement, commitment: Commitment, officer: Person
) -> None:
    content = filled(
        agreement, commitment.key, mijlpaal="Werken starten", mijlpaal_tegen="2026-06-01",
        dienst="Mobiliteit", verantwoordelijke=officer.email.upper(),
    )  # fmt: skip
    assert bring_back(agreement, content) == 2
    assert Milestone.objects.get().due_on is not None
    owner = Owner.objects.get(commitment=commitment)
    assert (owner.department, owner.person) == ("Mobiliteit", officer)
    assert bring_back(agreement, content) == 0


def test_another_day_moves_a_milestone(agreement: Agreement, commitment: Commitment) -> None:
    for day in ("2026-06-01", "2026-09-01"):
        content = filled(agreement, commitment.key, mijlpaal="Start", mijlpaal_tegen=day)
        assert bring_back(agreement, content) == 1
    assert str(Milestone.objects.get().due_on) == "2026-09-01"


def test_a_status_that_changed_since_stops_the_row(
    agreement: Agreement, commitment: Commitment
) -> None:
    content = filled(agreement, commitment.key, **SAID)
    state_by_officer(
        commitment=commitment, shows="not-started", title="Nog niets.", said_by="Karim",
        on=TODAY, actor=SYSTEM, now=NOW,
    )  # fmt: skip
    sheet = read_sheet(content, name="f.csv")
    (fault,) = plan_wishes(agreement, sheet.wishes, TODAY).faults
    assert fault.field == "status"
    assert "niet gestart" in fault.message
    with pytest.raises(ExchangeRefused, match="niets veranderd"):
        apply_wishes(agreement=agreement, wishes=sheet.wishes, actor=SYSTEM, now=NOW)
    assert Evidence.objects.count() == 1


def test_an_owner_that_somebody_else_gave_since_is_not_undone(
    agreement: Agreement, commitment: Commitment
) -> None:
    untouched = out(agreement).encode()
    touched = filled(agreement, commitment.key, dienst="Groen")
    set_owner(commitment=commitment, department="Wegen", person_id=None, actor=SYSTEM, now=NOW)
    assert bring_back(agreement, untouched) == 0
    (fault,) = plan_wishes(agreement, read_sheet(touched, name="f").wishes, TODAY).faults
    assert "Wegen" in fault.message
    assert Owner.objects.get().department == "Wegen"


def test_one_wrong_row_keeps_all_rows_out(agreement: Agreement, commitment: Commitment) -> None:
    good = filled(agreement, commitment.key, **SAID).decode()
    bad = good + "geen-adres;;;;;;;;;;;;Het gaat goed.;;;Lena;;;unknown.0.0123456789.20260302\r\n"
    sheet = read_sheet(bad.encode(), name="f.csv")
    with pytest.raises(ExchangeRefused, match="geen-adres"):
        apply_wishes(agreement=agreement, wishes=sheet.wishes, actor=SYSTEM, now=NOW)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"verklaring_toont": "misschien", "verklaring": "x"}, "verklaring toont", "Kies uit"),
        ({"verklaring": "Het loopt."}, "verklaring door", "wie dit zegt"),
        ({**SAID, "verklaring_op": "31/13/2026"}, "verklaring op", "2026-05-31"),
        ({**SAID, "verklaring_op": "morgen"}, "verklaring op", "2026-05-31"),
        ({**SAID, "verklaring_op": "2031-01-01"}, "verklaring op", "nog komen"),
        ({**SAID, "verklaring": "x" * 301}, "verklaring", "300"),
        ({"mijlpaal_tegen": "2026-05-01"}, "mijlpaal", "wat er dan klaar is"),
        ({"mijlpaal": "x", "mijlpaal_tegen": "mei"}, "mijlpaal tegen", "2026-05-31"),
        ({"dienst": "Groen", "verantwoordelijke": "niemand@x.be"}, "verantwoordelijke", "account"),
        ({"verantwoordelijke": "niemand@x.be"}, "dienst", "ook de dienst"),
        ({"versie": "iets anders"}, "versie", "zoals ze is"),
    ],
)
def test_each_fault_names_its_row_and_column(
    agreement: Agreement, commitment: Commitment, cells: dict[str, str], field: str, words: str
) -> None:
    sheet = read_sheet(filled(agreement, commitment.key, **cells), name="f.csv")
    faults = [*sheet.faults, *plan_wishes(agreement, sheet.wishes, TODAY).faults]
    assert any(fault.field == field and words in fault.message for fault in faults), faults
    assert {fault.row for fault in faults} == {
        2 + [row["adres"] for row in rows_of(out(agreement))].index(commitment.key)
    }


def test_a_row_without_an_address_is_named(agreement: Agreement) -> None:
    content = b"adres;versie;verklaring\r\n;unknown.0.0123456789.20260302;Het loopt.\r\n"
    (fault,) = read_sheet(content, name="f.csv").faults
    assert (fault.row, fault.field) == (2, "adres")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"\x00\x01\x02\x03", "geen tabel"),
        (b"\xd0\xcf\x11\xe0rest", "oud Office"),
        (b"naam;wat\r\na;b\r\n", "adres"),
        (b"adres;status\r\na;b\r\n", "versie"),
        (b'adres;versie\r\n"open', "niet te lezen"),
        (b"x" * (12 * 1024 * 1024 + 1), "te groot"),
    ],
)
def test_what_is_no_such_sheet_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(ExchangeRefused, match=words):
        read_sheet(content, name="f.csv")


def test_two_hundred_thousand_rows_are_refused_at_once() -> None:
    content = b"adres;versie\r\n" + b"a;unknown.0.0123456789.20260302\r\n" * 200_000
    with pytest.raises(ExchangeRefused, match=r"200000 rijen|200\.000 rijen"):
        read_sheet(content, name="f.csv")


@pytest.mark.parametrize("text", ["=1+1", "+32 89", "-5", "@som", "\tx", "'s avonds", "''"])
def test_no_text_of_the_sheet_runs_as_a_formula(
    agreement: Agreement, commitment: Commitment, text: str
) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(text=text)
    for row in rows_of(out(agreement)):
        assert not any(cell.startswith(RISKY[:-1]) for cell in row.values())


@given(st.text(max_size=30))
def test_guarding_a_text_loses_nothing_but_outer_white(text: str) -> None:
    assert unguarded(guarded(text.strip())) == text.strip()
    assert not guarded(text).startswith(RISKY[:-1])
