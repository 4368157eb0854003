"""What the page about the API shows, in an order to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from verbond.opendata.api.limits import REQUESTS, WINDOW_SECONDS
from verbond.opendata.api.schemas import MOST_ON_A_PAGE, class_name
from verbond.opendata.core.things import Thing
from verbond.opendata.things import things
from verbond.opendata.wording import described

# Examples that answer something in the shipped data; a test opens every one.
_EXAMPLES = {
    "search": "?q=school&limit=5",
    "listCommitments": "?kind=study&is_promise=true",
    "listAnnotations": "?what=sdg&value=4",
    "listReadings": "?indicator=population",
    "listTargets": "?status=ambiguous",
    "listPlans": "?limit=5",
    "listPlanNodes": "?level=action&limit=5",
    "listPlanLines": "?stage=booked&limit=5",
    "listDecisions": "?limit=5",
    "listTestRuns": "?limit=5",
    "listEvidencePieces": "?kind=decision&limit=5",
    "listStandings": "?state=realised",
    "listPlaces": "?kind=neighbourhood",
    "listJournalEntrys": "?limit=5",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: str
    about: str
    is_path: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API with its parameters; `example` is empty when it needs a key."""

    id: str
    path: str
    is_list: bool
    about: str
    parameters: tuple[Parameter, ...]
    answer: str
    example: str

    @property
    def short(self) -> str:
        """Return the address within the API."""
        return self.path.removeprefix("/opendata/api")


@dataclass(frozen=True, slots=True)
class Reading:
    """The API as a page shows it."""

    title: str
    version: str
    groups: tuple[tuple[str, tuple[Operation, ...]], ...]
    requests: int
    seconds: int
    most: int


def api_reading(document: Mapping[str, Any], slug: str) -> Reading:
    """Put the OpenAPI document in the order in which one reads it."""
    groups: dict[str, list[Operation]] = {"agreement": [], "site": []}
    for path, methods in document["paths"].items():
        operation = methods["get"]
        groups[operation["tags"][0]].append(_operation(path, operation, slug))
    return Reading(
        title=document["info"]["title"],
        version=document["info"]["version"],
        groups=tuple((name, tuple(found)) for name, found in groups.items()),
        requests=REQUESTS,
        seconds=WINDOW_SECONDS,
        most=MOST_ON_A_PAGE,
    )


def _operation(path: str, operation: Mapping[str, Any], slug: str) -> Operation:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    concrete = path.replace("{slug}", slug)
    name = operation["operationId"]
    thing = next((one for one in things().values() if class_name(one) in name), None)
    # The longest name wins: SystemUse holds System.
    for one in things().values():
        if thing and class_name(one) in name and len(class_name(one)) > len(class_name(thing)):
            thing = one
    if name == "search":
        thing = None
    about = (
        described(thing)
        if thing
        else _("Zoekt zoals de site: met verbuigingen, samenstellingen en typfouten.")
    )
    return Operation(
        id=name,
        path=path,
        is_list=name.startswith("list") or name == "search",
        about=about,
        parameters=tuple(_parameter(one, thing) for one in operation.get("parameters", [])),
        answer=answer.get("$ref", "").rpartition("/")[2],
        example="" if "{" in concrete else concrete + _EXAMPLES.get(name, ""),
    )


def _parameter(one: Mapping[str, Any], thing: Thing | None) -> Parameter:
    schema = one["schema"]
    kinds = [schema, *schema.get("anyOf", [])]
    kind = next((found["type"] for found in kinds if "type" in found), "")
    return Parameter(one["name"], kind, _words(one["name"], thing), one["in"] == "path")


def _words(name: str, thing: Thing | None) -> str:
    own = {
        "slug": _("Het adres van het akkoord."),
        "key": _("Het adres van de rij: de sleutelkolommen, met ~ ertussen."),
        "limit": _("Hoeveel rijen op een pagina."),
        "offset": _("Hoeveel rijen je overslaat."),
        "before": _("Alleen regels met een lager nummer."),
        "q": _("De woorden die je zoekt. Leeg vindt alles."),
        "domain": _("Het adres van een hoofdstuk; mag meer dan eens."),
        "theme": _("Het adres van een werf; mag meer dan eens."),
        "kind": _("Een soort, zoals study; mag meer dan eens."),
        "place": _("De code van een plek; mag meer dan eens."),
        "sdg": _("Het nummer van een SDG; mag meer dan eens."),
    }
    if thing and name in thing.filters:
        field = thing.field(name)
        values = ", ".join(value for value, _label in field.choices)
        return f"{described(field)} {values}".strip()
    return own[name]
