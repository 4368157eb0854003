"""“Klopt niet?”: what is sent was shown, holds no name, and gets an answer."""

import datetime as dt
from typing import Any

import pytest
import yaml
from django.test import Client
from django.utils import timezone

from verbond.accounts.facade import Person, actor_of
from verbond.journal.facade import latest_entries
from verbond.rights.core.casefile import read_case
from verbond.rights.errors import CheckRefused
from verbond.rights.loading import shipped_rules
from verbond.rights.models import RuleReport
from verbond.rights.operations.checking import (
    LONGEST_WORDS,
    REPORTS_FOR,
    decide_report,
    send_report,
    wipe_saved,
)
from verbond.rights.tests.check.conftest import ROOT, Walk, hidden, modest, plain

State = RuleReport.State
WORDS = "Mijn ziekenfonds zei dat ik er wel recht op heb."


def _look(walk: Walk, right: str = "vt", **more: str) -> str:
    data = {"words": WORDS, "expected": "ja", "act": "look", **more}
    return walk.client.post(f"{ROOT}report/{right}/", data).content.decode()


def _send(walk: Walk, right: str = "vt") -> RuleReport:
    sealed = hidden(_look(walk, right), "sealed")
    response = walk.client.post(f"{ROOT}report/{right}/", {"sealed": sealed, "act": "send"})
    assert response.status_code == 200
    return RuleReport.objects.latest("sent_at")


def _made(**more: object) -> RuleReport:
    said: dict[str, Any] = {
        "number": "ABCD2345", "right": "vt", "day": dt.date(2026, 11, 23), "verdict": "nee",
        "case": "id: R\ntitle: x\n", "words": WORDS, "expected": "ja", "now": timezone.now(),
    }  # fmt: skip
    return send_report(**(said | more))


def test_nothing_is_sent_before_it_was_shown(walk: Walk) -> None:
    walk.alone().through(modest)
    page = _look(walk)
    assert WORDS in page
    assert "birth_date" in page
    assert not RuleReport.objects.exists()
    for sealed in ("", "onzin", hidden(page, "sealed")[:-3]):
        response = walk.client.post(f"{ROOT}report/vt/", {"sealed": sealed, "act": "send"})
        assert response["Location"] == f"{ROOT}report/vt/"
    assert not RuleReport.objects.exists()


def test_what_is_sent_is_what_was_shown_also_when_answers_changed_since(walk: Walk) -> None:
    walk.alone(born=1950)
    page = _look(walk)
    walk.alone(born=1999)
    walk.client.post(f"{ROOT}report/vt/", {"sealed": hidden(page, "sealed"), "act": "send"})
    assert "1950-01-01" in RuleReport.objects.get().case
    assert "1999" not in RuleReport.objects.get().case


def test_a_report_sent_twice_is_one_report(walk: Walk) -> None:
    walk.alone()
    data = {"sealed": hidden(_look(walk), "sealed"), "act": "send"}
    first, second = (plain(walk.client.post(f"{ROOT}report/vt/", data)) for _ in range(2))
    assert first == second
    assert RuleReport.objects.count() == 1


def test_a_report_holds_no_name_and_is_a_case_that_can_be_read(walk: Walk) -> None:
    walk.start()
    walk.post("home/", place="city", p1__year="1985", person="p2", p2__relation="my_child",
              p2__name="Sam", p2__year="2015", p2__fund="me")  # fmt: skip
    walk.post("care/", any="ja", carer="p1", cared="p2")
    for right in ("vt", "mantelzorgtoelage_genk", "ivt"):
        report = _send(walk, right)
        assert "Sam" not in report.case
        found = read_case(yaml.safe_load(report.case), shipped_rules().vocabulary, "report.yaml")
        assert found.steps[0].expected


def test_a_report_without_words_is_asked_for_them(walk: Walk) -> None:
    walk.alone()
    response = walk.post("report/vt/", act="look")
    assert response.status_code == 422
    assert "in een paar woorden" in plain(response)
    assert "duizend tekens" in _look(walk, words="x" * (LONGEST_WORDS + 1))
    assert walk.get("report/bestaat-niet/").status_code == 404


def test_a_case_too_long_to_keep_is_refused_with_the_words_kept(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.alone()
    data = {"sealed": hidden(_look(walk), "sealed"), "act": "send"}
    monkeypatch.setattr("verbond.rights.operations.checking.LONGEST_CASE", 10)
    response = walk.client.post(f"{ROOT}report/vt/", data)
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert not RuleReport.objects.exists()


def test_reporting_without_end_is_stopped(walk: Walk) -> None:
    walk.alone()
    data = {"sealed": hidden(_look(walk), "sealed"), "act": "send"}
    codes = [walk.client.post(f"{ROOT}report/vt/", data).status_code for _ in range(11)]
    assert codes[-1] == 429


def test_whoever_sent_a_report_follows_it_by_number(walk: Walk, keeper: Person) -> None:
    report = _made()
    assert "Nog na te kijken" in plain(walk.post("reports/", number="abcd 2345"))
    decide_report(pk=report.pk, lock=0, state=State.REFUSED, reply="Je inkomen is te hoog.",
                  actor=actor_of(keeper), now=timezone.now())  # fmt: skip
    said = plain(walk.post("reports/", number="ABCD-2345"))
    assert "Je inkomen is te hoog." in said
    assert "De uitkomst was juist" in said
    assert WORDS not in said
    assert "geen melding" in plain(walk.post("reports/", number="ZZZZ9999"))
    assert walk.post("reports/", number="--").status_code == 422
    assert walk.post("reports/").status_code == 422


def test_guessing_numbers_is_stopped(walk: Walk) -> None:
    assert [walk.post("reports/", number=f"AAAA{n}").status_code for n in range(11)][-1] == 429


def test_the_journal_says_that_there_is_a_report_and_nothing_of_it(
    db: None, keeper: Person
) -> None:
    report = _made()
    decide_report(pk=report.pk, lock=0, state=State.CONFIRMED, reply="Je hebt gelijk.",
                  actor=actor_of(keeper), now=timezone.now())  # fmt: skip
    entries = [one for one in latest_entries(10) if one.room == "rights"]
    assert [one.verb for one in entries] == ["confirm", "report"]
    assert report.number not in repr(entries)
    assert WORDS not in repr(entries)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"state": "new"}, "state"), ({"reply": "  "}, "no_reply"), ({"lock": 3}, "changed")],
)
def test_a_decision_that_cannot_be_is_refused(
    db: None, keeper: Person, change: dict[str, object], code: str
) -> None:
    report = _made()
    said: dict[str, Any] = {"pk": report.pk, "lock": 0, "state": State.REFUSED, "reply": "Nee.",
            "actor": actor_of(keeper), "now": timezone.now()}  # fmt: skip
    with pytest.raises(CheckRefused) as refused:
        decide_report(**(said | change))
    assert refused.value.code == code
    report.refresh_from_db()
    assert report.state == State.NEW


def test_a_report_answered_long_ago_keeps_its_answer_and_loses_its_case(
    db: None, keeper: Person
) -> None:
    report, now = _made(), timezone.now()
    decide_report(pk=report.pk, lock=0, state=State.REFUSED, reply="Nee.",
                  actor=actor_of(keeper), now=now)  # fmt: skip
    assert wipe_saved(now) == 0
    assert wipe_saved(now + REPORTS_FOR) == 1
    report.refresh_from_db()
    assert (report.case, report.words, report.reply) == ("", "", "Nee.")
    assert wipe_saved(now + REPORTS_FOR) == 0


# ---- the desk


def _desk(client: Client, where: str = "") -> str:
    return plain(client.get(f"/rights/desk/reports/{where}"))


def test_an_outsider_sees_no_report(
    db: None, resident: Person, enforcer: Person, client_of: Any
) -> None:
    report = _made()
    for where in ("", f"{report.pk}/", f"{report.pk}/case/"):
        assert Client().get(f"/rights/desk/reports/{where}").status_code == 302
        for person in (resident, enforcer):
            client: Client = client_of(person)
            assert client.get(f"/rights/desk/reports/{where}").status_code == 403


def test_a_keeper_reads_answers_and_takes_the_case_along(
    db: None, keeper: Person, client_of: Any
) -> None:
    client: Client = client_of(keeper)
    assert "Geen meldingen" in _desk(client)
    report = _made()
    assert WORDS in _desk(client)
    assert WORDS in _desk(client, f"{report.pk}/")
    file = client.get(f"/rights/desk/reports/{report.pk}/case/")
    first, second, *_rest = file.content.decode().splitlines()
    assert "The reporter expects: ja" in first
    assert second == "id: RABCD2345"
    address = f"/rights/desk/reports/{report.pk}/"
    wrong = client.post(address, {"state": "confirmed", "lock": "0"})
    assert wrong.status_code == 422
    assert "De melder leest het" in plain(wrong)
    said = {"state": "confirmed", "reply": "Je hebt gelijk.", "lock": "0"}
    assert client.post(address, said).status_code == 302
    assert "Je hebt gelijk." in _desk(client, f"{report.pk}/")
    assert "Beantwoord" in _desk(client)
    late = client.post(address, said | {"reply": "Toch niet."})
    assert late.status_code == 409
    assert "Iemand anders besliste" in plain(late)
    assert "Toch niet." in late.content.decode()
    assert "Je hebt gelijk." in plain(late)


def test_a_wiped_case_is_not_handed_out(db: None, keeper: Person, client_of: Any) -> None:
    report = _made(case="")
    client: Client = client_of(keeper)
    assert client.get(f"/rights/desk/reports/{report.pk}/case/").status_code == 404
    assert "zijn gewist" in _desk(client, f"{report.pk}/")


def test_a_right_that_left_the_catalogue_keeps_its_id(
    db: None, keeper: Person, client_of: Any
) -> None:
    _made(right="verdwenen")
    assert "verdwenen" in _desk(client_of(keeper))
