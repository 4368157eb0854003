"""Walks through the check as a browser does: pages, forms and cookies, nothing else."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

ROOT = "/rights/check/"


@dataclass
class Walk:
    """Somebody with a browser, on their way through the check."""

    client: Client = field(default_factory=Client)

    def get(self, where: str = "") -> Any:
        return self.client.get(ROOT + where)

    def post(self, where: str = "", **data: object) -> Any:
        return self.client.post(ROOT + where, {k.replace("__", "-"): v for k, v in data.items()})

    def start(self) -> "Walk":
        assert self.post().status_code == 302
        return self

    def alone(self, born: int = 1985) -> "Walk":
        """Live alone in Genk, care for nobody, and have none of what the gates ask."""
        self.start()
        assert self.post("home/", place="city", p1__year=str(born)).status_code == 302
        assert self.post("care/", any="nee").status_code == 302
        return self.gates()

    def gates(self, **said: object) -> "Walk":
        page = self.get("screen/").content.decode()
        names = set(re.findall(r'name="(vt|steun|zorg|centrum|verhuisd)"', page))
        given = {name: said.get(name, "niemand") for name in names}
        assert self.post("screen/", **given).status_code == 302
        return self

    def page(self, number: int) -> str:
        return str(self.get(f"questions/{number}/").content.decode())

    def answer(self, number: int, choose: Callable[[str, list[str]], str]) -> Any:
        """Answer the questions of a page; `choose` picks one of the values of a question."""
        page = self.page(number)
        asked = re.findall(r'name="asked" value="([^"]+)"', page)
        data: dict[str, object] = {"page": hidden(page, "page"), "asked": asked}
        if 'name="list"' in page:
            data["list"] = ["none"]
        for fact in asked:
            key = fact.replace(".", "-")
            values = re.findall(rf'name="{key}" value="([^"]+)"', page)
            if values:
                data[key] = choose(key, values)
        return self.client.post(f"{ROOT}questions/{number}/", data)

    def through(self, choose: Callable[[str, list[str]], str]) -> int:
        """Answer until the result; return how many pages that took."""
        for number in range(1, 60):
            if self.get(f"questions/{number}/").status_code == 302:
                return number - 1
            assert self.answer(number, choose).status_code == 302
        raise AssertionError("the check does not end")

    def text(self, where: str = "result/") -> str:
        return plain(self.get(where))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def plain(response: Any) -> str:
    """Return what a page says between <main> and </main>."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def unsure(_key: str, values: list[str]) -> str:
    return "?"


def modest(key: str, values: list[str]) -> str:
    """Answer as somebody with a small income who rents: never more than is known by heart."""
    wanted = {"heating_fuel": "aardgas", "pension_type": "rust", "tenure": "huur_privaat"}
    if key in wanted:
        return wanted[key]
    if key.startswith(("taxable", "current", "maf_net", "housing")):
        return values[0]
    return "ja" if "ja" in values else values[1] if len(values) > 2 else values[0]


@pytest.fixture
def walk(db: None) -> Walk:
    return Walk()
