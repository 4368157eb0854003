"""Steps of a voter through the pages, for the tests of this part."""

import re
from typing import Any

from django.test import Client

from verbond.budgets.tests.voting.world import CODE

ROOT = "/budgets/r/ronde-1/"
VOTE = f"{ROOT}vote/"


def text(response: Any) -> str:
    return str(response.content.decode())


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found.group(1)


def prove(client: Client, code: str = CODE) -> None:
    answer = client.post(f"{VOTE}prove/code/", {"code": code})
    assert answer.status_code == 302, text(answer)
    assert answer["Location"] == f"{VOTE}ballot/"


def choose(client: Client, *numbers: int) -> str:
    answer = client.post(f"{VOTE}draft/", {"p": [str(n) for n in numbers], "go": "check"})
    assert answer["Location"] == f"{VOTE}check/"
    return text(client.get(f"{VOTE}check/"))


def hand_in(client: Client, page: str) -> Any:
    given = {"choice": hidden(page, "choice"), "receipt": hidden(page, "receipt")}
    return client.post(f"{VOTE}cast/", given)


def letters_of(response: Any) -> str:
    found = re.search(r"<code>([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})</code>", text(response))
    assert found
    return found.group(1)


def voted(client: Client, *numbers: int) -> str:
    prove(client)
    return letters_of(hand_in(client, choose(client, *numbers)))
