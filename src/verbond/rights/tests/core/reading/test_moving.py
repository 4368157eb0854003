"""Which rights move when a figure changes."""

import datetime as dt

from verbond.rights.core.reading.moving import moved
from verbond.rights.loading import shipped_rules

DAY = dt.date(2024, 1, 1)


def test_a_figure_of_the_vt_moves_the_premium_that_follows_it() -> None:
    rules = shipped_rules()
    after = rules.parameters.changed("vt.vorig_jaar.basis", 2_600_000, DAY)
    found = {move.parameter: move for move in moved(rules, rules.parameters, after)}
    assert set(found) == {"vt.vorig_jaar.basis", "premie_nuts.cat1.basis"}
    followed = found["premie_nuts.cat1.basis"]
    assert (followed.before, followed.after, followed.since) == ("25630.67", "26000.00", DAY)
    assert followed.through == "vt.vorig_jaar.basis"
    assert followed.rights == ("premie_nutsvoorzieningen_genk",)
    assert found["vt.vorig_jaar.basis"].through == ""


def test_the_same_figures_move_nothing() -> None:
    rules = shipped_rules()
    assert moved(rules, rules.parameters, rules.parameters) == ()


def test_a_new_figure_and_one_that_is_gone_are_both_named() -> None:
    rules = shipped_rules()
    kept = {
        name: one for name, one in rules.parameters.by_name.items() if name != "igo.basisbedrag"
    }
    without = type(rules.parameters)(kept)
    gone = moved(rules, rules.parameters, without)
    assert {(one.parameter, one.after, one.rights) for one in gone} == {
        ("igo.basisbedrag", None, ("igo",))
    }
    assert [one.before for one in moved(rules, without, rules.parameters)] == [None] * 4


def test_a_figure_that_no_rule_asks_moves_no_right() -> None:
    rules = shipped_rules()
    after = rules.parameters.changed("delijn_vg.prijs", 5_000, DAY)
    (move,) = moved(rules, rules.parameters, after)
    assert move.rights == ()
