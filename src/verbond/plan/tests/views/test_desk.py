"""The desk of staff: who may come in, and what a clerk meets on the way from file to site."""

import io
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from verbond.accounts.facade import Person
from verbond.agreement.facade import find_agreement, standing_cards, ties_of
from verbond.agreement.testing import NOW, work
from verbond.journal.facade import SYSTEM
from verbond.plan.exchange import Sheet, as_csv
from verbond.plan.facade import PlanCard, import_plan, plan_named
from verbond.plan.models import WaitingPlan
from verbond.plan.testing import LINES, PLAN, sheet_with, small_agreement

pytestmark = pytest.mark.django_db
DESK = "/plan/desk/"
TIES = f"/plan/desk/ties/{PLAN.slug}/"


@pytest.fixture
def agreement_id(db: None) -> int:
    small_agreement()
    return int(find_agreement("fictief").pk)


@pytest.fixture
def plan(agreement_id: int) -> PlanCard:
    """Only proposals: nobody has decided any of them."""
    sheet = sheet_with(plan=replace(PLAN, agreement="fictief"))
    import_plan(sheet=sheet, actor=SYSTEM, now=NOW)
    found = plan_named(PLAN.slug)
    assert found is not None
    return found


@pytest.fixture
def desk(clerk: Person, client: Client) -> Client:
    client.force_login(clerk)
    return client


def file_of(sheet: Sheet) -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.csv", as_csv(sheet))


def bring(client: Client, upload: SimpleUploadedFile, **facts: str) -> str:
    done = client.post(DESK, {"document": upload, **facts})
    assert done.status_code == 302, done.content.decode()
    work()
    return str(done["Location"])


@pytest.mark.parametrize("path", [DESK, TIES, f"{TIES}A1/"])
def test_the_desk_is_closed_for_outsiders(
    plan: PlanCard, client: Client, outsider: Person, resident: Person, path: str
) -> None:
    assert client.get(path).status_code in {302, 403}
    for person in (outsider, resident):
        client.force_login(person)
        assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", ["waiting/1/", "waiting/1/faults.csv"])
def test_an_officer_ties_but_does_not_import(
    plan: PlanCard, client: Client, officer: Person, path: str
) -> None:
    client.force_login(officer)
    page = client.get(DESK)
    assert page.status_code == 200
    assert "Een bestand inlezen" not in page.content.decode()
    assert client.get(DESK + path).status_code == 403
    client.post(DESK, {"document": file_of(sheet_with())})
    assert not WaitingPlan.objects.exists()
    assert client.get(TIES).status_code == 200


def test_a_file_goes_from_dry_run_to_the_site(agreement_id: int, desk: Client) -> None:
    place = bring(desk, file_of(sheet_with()))
    page = desk.get(place).content.decode()
    assert "Dit plan is nieuw" in page
    assert plan_named(PLAN.slug) is None
    desk.post(place)
    work()
    assert "Het staat op de site" in desk.get(place).content.decode()
    assert plan_named(PLAN.slug) is not None
    again = bring(desk, file_of(sheet_with()))
    assert "Niets verandert" in desk.get(again).content.decode()


def test_faults_are_shown_by_row_and_can_be_taken_away(agreement_id: int, desk: Client) -> None:
    upload = SimpleUploadedFile(
        "plan.csv", as_csv(sheet_with()).replace(b";1000;", b";990.000;", 1)
    )
    place = bring(desk, upload)
    page = desk.get(place).content.decode()
    assert "Dit bedrag is op twee manieren te lezen" in page
    assert "Zet dit op de site" not in page
    csv = desk.get(f"{place}faults.csv").content.decode("utf-8-sig").splitlines()
    assert csv[0] == "rij;kolom;staat er;wat is er;wat mag"
    assert csv[1].endswith("bedrag;990.000;Dit bedrag is op twee manieren te lezen.;"
                           "Schrijf 990000 of 990,00.")  # fmt: skip


def test_the_page_of_a_busy_upload_asks_again_by_itself(agreement_id: int, desk: Client) -> None:
    place = str(desk.post(DESK, {"document": file_of(sheet_with())})["Location"])
    page = desk.get(place).content.decode()
    assert "<progress" in page
    assert f'hx-get="{place}"' in page
    part = desk.get(place, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<div id="import-progress"')


def test_a_click_too_many_is_told(agreement_id: int, desk: Client) -> None:
    place = bring(desk, file_of(sheet_with()))
    desk.post(place)
    work()
    page = desk.post(place, follow=True).content.decode()
    assert "Er is niets toegepast" in page


def test_an_empty_form_is_refused_in_words(desk: Client) -> None:
    assert desk.post(DESK, {}).status_code == 422
    empty = desk.post(DESK, {"document": SimpleUploadedFile("leeg.csv", b"")})
    assert empty.status_code == 422


@pytest.mark.parametrize(
    ("shape", "asks"), [("own", "voorbeeld"), ("check", "Nummer van de versie"), ("bi", "NIS-code")]
)
def test_each_shape_asks_what_its_file_does_not_say(
    plan: PlanCard, desk: Client, shape: str, asks: str
) -> None:
    assert asks in desk.get(f"{DESK}?shape={shape}").content.decode()


def test_an_export_of_the_agency_needs_its_facts(plan: PlanCard, desk: Client) -> None:
    upload = SimpleUploadedFile("bi.csv", b"x")
    page = desk.post(DESK, {"shape": "bi", "document": upload, "gemeente": "7101"})
    assert page.status_code == 422


def test_a_version_goes_out_whole_for_anybody(plan: PlanCard, client: Client) -> None:
    csv = client.get(f"/plan/{plan.slug}/version/1.csv")
    assert csv.content.count(b"\r\n") > len(LINES)
    assert plan.slug in csv["Content-Disposition"]
    xlsx = client.get(f"/plan/{plan.slug}/version/1.xlsx")
    assert xlsx.content.startswith(b"PK")
    for wrong in ("version/9.csv", "version/1.exe"):
        assert client.get(f"/plan/{plan.slug}/{wrong}").status_code == 404


def test_the_example_can_be_brought_in_as_it_is(agreement_id: int, desk: Client) -> None:
    for form in ("csv", "xlsx"):
        content = desk.get(f"/plan/example.{form}").content
        place = bring(desk, SimpleUploadedFile(f"voorbeeld.{form}", content))
        assert "Dit plan is nieuw" in desk.get(place).content.decode()
    assert desk.get("/plan/example.exe").status_code == 404


def promise(words: str) -> tuple[int, str]:
    cards = standing_cards(find_agreement("fictief"))
    return next((card.commitment_id, card.key) for card in cards if words in card.text)


def state_of(code: str, commitment_id: int) -> str:
    ties = ties_of("plan", [f"{PLAN.slug}/{code}"])[f"{PLAN.slug}/{code}"]
    return next(tie.state for tie in ties if tie.commitment_id == commitment_id)


@pytest.mark.parametrize(("decision", "state"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_ticked_proposals_are_shown_once_more_and_then_decided(
    plan: PlanCard, desk: Client, decision: str, state: str
) -> None:
    target, _ = promise("Dorpsstraat")
    assert "Dorpsstraat" in desk.get(TIES).content.decode()
    ticked = {"tie": f"proposed:{target}:A1", "decision": decision, "show": "open"}
    preview = desk.post(f"{TIES}decide/", ticked)
    assert "Dorpsstraat" in preview.content.decode()
    assert state_of("A1", target) == "proposed"
    done = desk.post(f"{TIES}decide/", ticked | {"step": "apply"}, follow=True)
    assert done.redirect_chain[0][0] == f"{TIES}?show=open"
    assert state_of("A1", target) == state


def test_nothing_ticked_is_told(plan: PlanCard, desk: Client) -> None:
    for wrong in ([], ["proposed:x:A1"], ["A1"]):
        page = desk.post(f"{TIES}decide/", {"tie": wrong}, follow=True)
        assert "Vink eerst" in page.content.decode()


def test_what_somebody_else_decided_is_told(plan: PlanCard, desk: Client) -> None:
    target, _ = promise("Dorpsstraat")
    ticked = {"tie": f"proposed:{target}:A1", "decision": "confirm", "step": "apply"}
    desk.post(f"{TIES}decide/", ticked)
    page = desk.post(f"{TIES}decide/", ticked, follow=True).content.decode()
    assert "besliste intussen iemand anders" in page


def test_an_unknown_action_decides_nothing(plan: PlanCard, desk: Client) -> None:
    target, _ = promise("Dorpsstraat")
    ticked = {"tie": f"proposed:{target}:A9", "step": "apply"}
    assert "A9" in desk.post(f"{TIES}decide/", ticked, follow=True).content.decode()


def test_an_action_is_tied_by_hand_with_the_address_of_a_promise(
    plan: PlanCard, desk: Client
) -> None:
    target, key = promise("schoolstraat")
    page = f"{TIES}A2/"
    assert desk.get(page).status_code == 200
    wrong = desk.post(page, {"promise": "nergens"})
    assert wrong.status_code == 422
    done = desk.post(page, {"promise": f"https://x.test/agreement/fictief/commitment/{key}/"})
    assert done.status_code == 302
    assert state_of("A2", target) == "confirmed"
    assert desk.get(f"{TIES}A9/").status_code == 404


@pytest.mark.parametrize("show", ["open", "none", "done", "zoiets"])
def test_lists_of_ties_have_an_empty_state(plan: PlanCard, desk: Client, show: str) -> None:
    page = desk.get(f"{TIES}?show={show}&page=99")
    assert page.status_code == 200


def test_the_file_of_faults_runs_no_formula(agreement_id: int, desk: Client) -> None:
    upload = SimpleUploadedFile("plan.csv", as_csv(sheet_with()).replace(b";1000;", b";=1+1;", 1))
    place = bring(desk, upload)
    lines = io.StringIO(desk.get(f"{place}faults.csv").content.decode("utf-8-sig"))
    assert not any(";=" in line for line in lines)
