"""The first keeper of a new site."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from verbond.accounts.models import Invitation, Person

pytestmark = pytest.mark.django_db


def test_printed_link_makes_the_first_keeper(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://verbond.example/"
    out, aside = io.StringIO(), io.StringIO()
    call_command("invite_keeper", "An@example.test", stdout=out, stderr=aside)
    link = out.getvalue().strip()
    assert link.startswith("https://verbond.example/accounts/invitation/")
    assert "works once" in aside.getvalue()
    client.get(link.removeprefix("https://verbond.example"))
    sent = {"name": "An (fictief)", "password": "een lange zin hier"}
    assert client.post("/accounts/invitation/", sent).status_code == 302
    assert Person.objects.get().granted_roles == {"keeper"}


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("invite_keeper", "an", stdout=io.StringIO())
    assert not Invitation.objects.exists()
