"""Write the small fictitious elections of the laboratory: same seed, same files.

Run: `.venv/bin/python tools/make_elections.py`. Nothing in them is taken from a real vote.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data/demo/budgets/elections"
AGES = ("14-17", "18-29", "30-49", "50-64", "65+")
CHANNELS = (("internet", 3), ("paper", 1))


@dataclass(frozen=True)
class Made:
    """A project of a fictitious election: `pull` draws everybody, `home` its own people."""

    name: str
    cost: int
    theme: str
    home: str
    pull: float


@dataclass(frozen=True)
class Plan:
    """What one file needs."""

    stem: str
    title: str
    budget: int
    vote_type: str
    crowds: Sequence[tuple[str, int]]
    projects: Sequence[Made]
    most: int
    seed: int


# How much stronger somebody is drawn to a project of the own neighbourhood.
NEAR = 6.0


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for plan in PLANS:
        (FOLDER / f"{plan.stem}.pb").write_text(_written(plan), encoding="utf-8")


def _written(plan: Plan) -> str:
    draw = random.Random(plan.seed)
    rows: list[str] = []
    number = 0
    for home, size in plan.crowds:
        for _ in range(size):
            number += 1
            rows.append(_ballot(plan, draw, home))
    draw.shuffle(rows)
    meta = {
        "description": f"{plan.title} (fictief)",
        "country": "Belgium",
        "unit": "Verbondstad (fictief)",
        "instance": plan.stem,
        "num_projects": str(len(plan.projects)),
        "num_votes": str(number),
        "budget": str(plan.budget),
        "vote_type": plan.vote_type,
        "rule": "greedy",
        "date_begin": "01.03.2025",
        "date_end": "21.03.2025",
        "max_length": str(plan.most),
        **({"max_sum_points": "10", "max_points": "5"} if plan.vote_type == "cumulative" else {}),
        "language": "nl",
        "currency": "EUR",
        "comment": "#1: fictief, gemaakt met een vaste toevalsreeks; niemand stemde dit echt",
    }
    extra = ";points" if plan.vote_type == "cumulative" else ""
    lines = ["META", "key;value", *(f"{key};{value}" for key, value in meta.items())]
    lines += ["PROJECTS", "project_id;cost;name;category;neighborhood"]
    lines += [
        f"{at};{one.cost};{one.name};{one.theme};{one.home}"
        for at, one in enumerate(plan.projects, 1)
    ]
    lines += ["VOTES", f"voter_id;vote{extra};age;voting_method;neighborhood"]
    return "\n".join([*lines, *(f"{at};{row}" for at, row in enumerate(rows, 1))]) + "\n"


def _ballot(plan: Plan, draw: random.Random, home: str) -> str:
    age = draw.choices(AGES, (2, 4, 6, 5, 4))[0]
    channel = draw.choices([one for one, _ in CHANNELS], _channel_weights(age))[0]
    pulls = {
        at: (NEAR if one.home == home else 1.0) * one.pull * draw.uniform(0.2, 1.8)
        for at, one in enumerate(plan.projects, 1)
    }
    chosen = sorted(pulls, key=lambda at: -pulls[at])[: draw.randint(1, plan.most)]
    if plan.vote_type == "cumulative":
        points = _points(draw, len(chosen))
        said = f"{_list(chosen[: len(points)])};{_list(points)}"
    else:
        said = _list(chosen if plan.vote_type == "ordinal" else sorted(chosen))
    return f"{said};{age};{channel};{home}"


def _channel_weights(age: str) -> tuple[int, int]:
    return (2, 3) if age == "65+" else (9, 1)


def _points(draw: random.Random, most: int) -> list[int]:
    left = 10
    points: list[int] = []
    while left and len(points) < max(2, most):
        given = min(left, draw.randint(1, 5))
        points.append(given)
        left -= given
    return sorted(points, reverse=True)[:most] if most < len(points) else points


def _list(found: Sequence[int]) -> str:
    text = ",".join(str(one) for one in found)
    return f'"{text}"' if len(found) > 1 else text


PLANS = (
    Plan(
        "wijken",
        "Drie wijken, één pot",
        165_000,
        "approval",
        (("Molenbeemd", 640), ("Zandberg", 310), ("Kleine Hoek", 150)),
        (
            Made("Speelplein in het park", 48_000, "spelen", "Molenbeemd", 1.5),
            Made("Fietsstraat langs de school", 62_000, "verkeer", "Molenbeemd", 1.3),
            Made("Nieuwe verlichting op het plein", 38_000, "verkeer", "Molenbeemd", 1.2),
            Made("Kunstgrasveld", 55_000, "sport", "Molenbeemd", 1.1),
            Made("Bomen in de Langstraat", 16_000, "groen", "Molenbeemd", 0.9),
            Made("Buurtkeuken", 21_000, "samen", "Zandberg", 1.1),
            Made("Petanquebaan", 9_000, "sport", "Zandberg", 1.0),
            Made("Regenwatertuin", 18_500, "groen", "Zandberg", 0.9),
            Made("Deelbakfietsen", 12_000, "verkeer", "Zandberg", 0.8),
            Made("Herstelatelier", 14_000, "atelier", "Kleine Hoek", 1.0),
            Made("Moestuin met kas", 11_500, "groen", "Kleine Hoek", 1.0),
            Made("Bankjes voor wie moeilijk stapt", 4_800, "samen", "Kleine Hoek", 0.9),
            Made("Naaiatelier in de oude school", 13_000, "atelier", "Zandberg", 0.7),
            Made("Muurschildering", 7_500, "samen", "Kleine Hoek", 0.6),
        ),
        6,
        20_250_301,
    ),
    Plan(
        "punten",
        "Tien punten in een stadsdeel",
        90_000,
        "cumulative",
        (("Noordkant", 300), ("Zuidkant", 180)),
        (
            Made("Skatepark", 42_000, "sport", "Noordkant", 1.4),
            Made("Waterspeelplaats", 31_000, "spelen", "Noordkant", 1.2),
            Made("Zonnepanelen op het buurthuis", 26_000, "klimaat", "Noordkant", 0.9),
            Made("Taalcafé", 6_500, "samen", "Zuidkant", 1.0),
            Made("Fietsenstalling aan de halte", 12_500, "verkeer", "Zuidkant", 1.1),
            Made("Bijenweide", 5_500, "groen", "Zuidkant", 0.9),
            Made("Houtatelier", 15_000, "atelier", "Zuidkant", 1.0),
            Made("Boekenruilkast", 1_800, "samen", "Noordkant", 0.5),
        ),
        4,
        20_250_302,
    ),
    Plan(
        "rangorde",
        "Een rangorde in de jeugdraad",
        40_000,
        "ordinal",
        (("Oost", 220), ("West", 190)),
        (
            Made("Fuifkelder met geluidswand", 24_000, "samen", "Oost", 1.3),
            Made("Buitenfitness", 14_000, "sport", "Oost", 1.0),
            Made("Stille studieplek", 8_000, "samen", "West", 1.1),
            Made("Podium in het park", 17_000, "cultuur", "West", 1.0),
            Made("Fietslampen voor iedereen", 3_500, "verkeer", "Oost", 0.8),
            Made("Waterpunten", 4_000, "sport", "West", 0.9),
            Made("Muziekatelier", 11_000, "atelier", "West", 0.8),
        ),
        5,
        20_250_303,
    ),
)


if __name__ == "__main__":
    main()
