"""Stories of follow-up: evidence is kept, a click in a mail confirms, and everybody reads it."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from verbond.accounts.facade import Role
from verbond.accounts.testing import make_person

Check = Callable[[Page], None]
SignIn = Callable[[Page, Any], None]
SCHOOLS = "Elke school krijgt een schoolstraat."


def officer() -> Any:
    return make_person("lena", Role.OFFICER)


def open_promise(page: Page, promises: str) -> None:
    page.goto(f"{promises}/veilige-stad/")
    page.get_by_role("link", name=SCHOOLS).click()


def owned(days: int | None = None) -> Any:
    """Give the promise of the schools to an officer, with a statement of some days ago."""
    from django.utils import timezone

    from verbond.agreement.models import Commitment
    from verbond.agreement.operations.owning import set_owner
    from verbond.agreement.operations.stating import state_by_officer
    from verbond.journal.facade import SYSTEM

    now, unit = timezone.now(), Commitment.objects.get(text=SCHOOLS)
    who = officer().pk
    set_owner(commitment=unit, department="Groen (fictief)", person_id=who, actor=SYSTEM, now=now)
    if days is not None:
        state_by_officer(
            commitment=unit, shows="started", title="Begonnen (fictief)", said_by="Lena (fictief)",
            on=timezone.localdate(now) - timedelta(days=days), actor=SYSTEM, now=now,
        )  # fmt: skip


def link_in_mail(promises: str, work: Callable[[], None]) -> str:
    from django.utils import timezone

    from verbond.agreement.chores import remind_owners

    remind_owners(now=timezone.now())
    work()
    (path,) = re.findall(r"https?://[^/]+(/agreement/still/\S+)", str(mail.outbox[0].body))
    return promises.partition("/agreement")[0] + str(path)


def test_officer_records_a_statement_and_plans_a_milestone(
    phone: Page, promises: str, signed_in: SignIn, axe: Check, fits: Check
) -> None:
    signed_in(phone, officer())
    open_promise(phone, promises)
    phone.get_by_role("link", name="bewijs, mijlpalen en status van deze belofte").click()
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="Verklaring opnemen").click()
    phone.get_by_label("Hoe staat het ermee?").select_option("started")
    phone.get_by_label("In één zin").fill("Drie scholen kregen een schoolstraat (fictief).")
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Verklaring opnemen").click()
    expect(phone.get_by_text("De verklaring staat bij het bewijs")).to_be_visible()
    phone.get_by_role("link", name="Mijlpaal plannen").click()
    phone.get_by_label("Wat is er dan klaar?").fill("Alle scholen (fictief)")
    phone.get_by_label("Tegen welke dag?").fill("2030-09-01")
    axe(phone)
    phone.get_by_role("button", name="Mijlpaal plannen").click()
    open_promise(phone, promises)
    expect(phone.get_by_role("region", name="Mijlpalen")).to_contain_text("Alle scholen (fictief)")
    axe(phone)
    fits(phone)


def test_a_resident_reads_how_far_a_promise_is_and_what_changed(
    phone: Page, promises: str, axe: Check, fits: Check
) -> None:
    open_promise(phone, promises)
    expect(phone.get_by_text("Wat zou het tonen?")).to_be_visible()
    axe(phone)
    fits(phone)
    owned(days=3)
    open_promise(phone, promises)
    for name, words in (
        ("Hoe ver staat het?", "In uitvoering, want het is begonnen"),
        ("Het bewijs", "verklaring van Lena (fictief)"),
        ("Hoe de status veranderde", "onbekend"),
    ):
        expect(phone.get_by_role("region", name=name)).to_contain_text(words)
    axe(phone)
    fits(phone)
    for page in ("", "veilige-stad/?status=under-way", "changes/"):
        phone.goto(f"{promises}/{page}")
        axe(phone)
        fits(phone)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Wat veranderde in")
    expect(phone.get_by_role("link", name=SCHOOLS)).to_be_visible()


def test_an_owner_confirms_from_a_mail_with_one_button_and_only_with_it(
    phone: Page, promises: str, work: Callable[[], None], axe: Check, fits: Check
) -> None:
    from verbond.agreement.models import Evidence

    owned(days=430)
    open_promise(phone, promises)
    expect(phone.get_by_text("14 maanden oud")).to_be_visible()
    axe(phone)
    phone.goto(link_in_mail(promises, work))
    phone.reload()
    axe(phone)
    fits(phone)
    assert Evidence.objects.count() == 1, "opening the link confirms nothing"
    phone.get_by_role("button", name="Ja, het loopt nog").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Bedankt, genoteerd")
    axe(phone)
    phone.get_by_role("link", name="Naar de belofte").click()
    expect(phone.get_by_text("14 maanden oud")).not_to_be_visible()
    region = phone.get_by_role("region", name="Het bewijs")
    expect(region).to_contain_text("Toont: het loopt nog")


@pytest.mark.browser_complains  # the link that was used answers 404, which the browser reports
def test_a_used_link_says_so(
    phone: Page, promises: str, work: Callable[[], None], axe: Check
) -> None:
    from verbond.agreement.models import Confirmation

    owned()
    link = link_in_mail(promises, work)
    Confirmation.objects.update(used_at="2026-03-02T09:00:00Z")
    phone.goto(link)
    expect(phone.get_by_text("Je gebruikte deze link al")).to_be_visible()
    axe(phone)


def test_a_clerk_gives_promises_to_a_department_without_javascript(
    without_javascript: Page, promises: str, signed_in: SignIn
) -> None:
    page, person = without_javascript, make_person("karim", Role.CLERK)
    signed_in(page, person)
    page.goto(f"{promises}/mine/")
    page.get_by_role("link", name="Duid ze aan").click()
    page.get_by_label("Zeggen wie ze bijhoudt").check()
    page.locator(".many-wish").get_by_label(re.compile("^Dienst")).fill("Mobiliteit (fictief)")
    page.get_by_label("E-mailadres van wie ze bijhoudt").fill(person.email)
    page.get_by_role("button", name="Toon wat verandert").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er verandert")
    page.get_by_role("button", name=re.compile("Zet .* op de site")).click()
    expect(page.get_by_text("wijzigingen staan op de site")).to_be_visible()
    expect(page.get_by_text("vragen je aandacht")).to_be_visible()


def test_a_sheet_goes_out_is_filled_in_and_comes_back(
    desktop: Page, promises: str, signed_in: SignIn, tmp_path: Path, axe: Check, fits: Check
) -> None:
    page = desktop
    signed_in(page, officer())
    page.goto(f"{promises}/mine/sheet/")
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download alle beloften").click()
    sheet = tmp_path / "beloften.csv"
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    header = lines[0].split(";")
    filled = []
    for line in lines[1:]:
        cells = line.split(";")
        if SCHOOLS in line:
            cells[header.index("verklaring")] = "Vijf scholen (fictief)"
            cells[header.index("verklaring door")] = "Lena (fictief)"
        filled.append(";".join(cells))
    sheet.write_text("\n".join([lines[0], *filled]), encoding="utf-8")
    page.get_by_label("Het ingevulde bestand").set_input_files(sheet)
    page.get_by_role("button", name="Toon wat verandert").click()
    expect(
        page.get_by_text("Verklaring van Lena (fictief): “Vijf scholen (fictief)”")
    ).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Zet 1 wijziging op de site").click()
    expect(page.get_by_text("1 wijziging staat op de site.")).to_be_visible()
    axe(page)
