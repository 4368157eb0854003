"""From lines to the amounts of a year: nothing lost, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st

from verbond.plan.core.balance import balance_of, explanation
from verbond.plan.core.lines import LineRow, flows_of, parts_of, sum_lines
from verbond.plan.core.plan_file import PlanFile
from verbond.plan.core.rules import rules_of
from verbond.plan.core.words import FLOWS

lines = st.lists(
    st.tuples(
        st.sampled_from(["city", "ocmw", "agb"]),
        st.integers(2026, 2028),
        st.sampled_from(["exploitation", "investment", "financing"]),
        st.sampled_from(["receipts", "expenses"]),
        st.sampled_from(["estimate", "booked"]),
        st.integers(-(10**30), 10**30),
    ),
    max_size=40,
)
SPAN = range(2026, 2029)


@given(lines)
def test_no_cent_is_lost_or_made(rows: list[LineRow]) -> None:
    sums = sum_lines(rows)
    assert sum(sums.values()) == sum(row[-1] for row in rows)
    flows = flows_of(sums, entities={"city", "ocmw"}, stage="estimate", years=SPAN)
    assert sum(sum(one.values()) for one in flows.values()) == sum(
        row[-1] for row in rows if row[0] != "agb" and row[4] == "estimate"
    )


@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_lines_makes_no_difference(rows: list[LineRow], dice: object) -> None:
    shuffled = list(rows)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sum_lines(shuffled) == sum_lines(rows)


def test_a_year_without_lines_is_missing_and_a_flow_without_lines_is_nought() -> None:
    sums = sum_lines([("city", 2026, "investment", "expenses", "estimate", 5)])
    flows = flows_of(sums, entities={"city"}, stage="estimate", years=SPAN)
    assert flows == {2026: {**dict.fromkeys(FLOWS, 0), "investering_uitgaven": 5}}
    assert flows_of(sums, entities={"city"}, stage="estimate", years=[2027]) == {}


def test_a_figure_tells_which_entity_adds_what() -> None:
    sums = sum_lines(
        [
            ("city", 2026, "investment", "expenses", "estimate", 700),
            ("ocmw", 2026, "investment", "expenses", "estimate", 300),
            ("agb", 2026, "investment", "expenses", "estimate", 999),
        ]
    )
    both = {"city", "ocmw"}
    plan = PlanFile(
        "meerjarenplan", "3.0", 2026, 2026,
        years=dict(flows_of(sums, entities=both, stage="estimate", years=[2026])),
    )  # fmt: skip
    parts = parts_of(sums, labels={"city": "stad"}, entities=both, stage="estimate")
    figure = balance_of(plan, rules_of("bbc-3.0"), parts)[2026]["investeringssaldo"]
    assert list(explanation(figure)) == [
        (0, "Investeringssaldo 2026 = −10 euro"),
        (1, "+ Investeringen: ontvangsten 2026: 0 euro"),
        (1, "− Investeringen: uitgaven 2026: 10 euro"),
        (2, "+ stad: 7 euro"),
        (2, "+ ocmw: 3 euro"),
    ]
