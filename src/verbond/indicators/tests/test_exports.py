"""Exports: exact, complete, and harmless in a spreadsheet."""

import csv
import io
import json
from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from verbond.indicators.core.mapping import read_mapping
from verbond.indicators.core.outcome import map_table
from verbond.indicators.exports import COLUMNS, csv_text, guarded
from verbond.indicators.queries import indicator_cards
from verbond.kit.sheets.table import read_table

BACK = """
source: statbel-population
vintage: 2026-11-23
table: {decimal: "."}
geography: {column: geography}
period: {column: period_from, read_as: day}
where: [{column: breakdown, in: [""]}, {column: source, in: ["NAME"]}]
series: [{indicator: population, value: {column: value}}]
"""


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = guarded(text)
    starts = cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert not starts or cell.lstrip("-").replace(".", "", 1).isdecimal()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "-", "-1e5"])
def test_formulas_are_defused(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.django_db
def test_a_note_with_a_formula_is_defused_in_the_csv(genk: None) -> None:
    card = indicator_cards(["activity-rate"])[0]
    hostile = replace(card, readings=(replace(card.readings[0], note='=HYPERLINK("x")'),))
    row = next(csv.DictReader(io.StringIO(csv_text(hostile))))
    assert row["note"].startswith("'=")


@pytest.mark.django_db
def test_the_csv_can_be_read_back_by_our_own_importer(genk: None) -> None:
    card = indicator_cards(["population"])[0]
    table = read_table(csv_text(card).encode(), name="population.csv")
    mapping = read_mapping(BACK.replace("NAME", card.source.name), name="back.yaml")
    found = map_table(table, mapping)
    assert not found.rejected
    assert [one.value for one in found.readings] == [one.value for one in card.series]


@pytest.mark.django_db
def test_both_exports_hold_every_reading_with_its_source(genk: None, client: Client) -> None:
    answer = client.get("/indicators/road-victims.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert (tuple(rows[0]), len(rows) - 1) == (COLUMNS, 46)
    plain = json.loads(client.get("/indicators/road-victims.json").content)
    assert len(plain["readings"]) == 46
    assert {one["licence"] for one in plain["readings"]} == {
        "CC BY 4.0 (Statbel / Federale Politie), zoals het pakket zegt"
    }
