"""All rules over one document in one call."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from verbond.agreement.core.proposals.conflicts import propose_conflicts
from verbond.agreement.core.proposals.goals import propose_goals
from verbond.agreement.core.proposals.likeness import likenesses
from verbond.agreement.core.proposals.links import find_links, propose_links, propose_same_names
from verbond.agreement.core.proposals.targets import propose_targets
from verbond.agreement.core.proposals.text import Proposal, Unit
from verbond.agreement.core.proposals.themes import propose_themes
from verbond.agreement.core.proposals.vocabulary import Vocabulary

WHAT = ("sdg", "theme", "restates", "see_also", "conflicts", "target")
_BY_LIKENESS = frozenset(("theme", "restates", "see_also", "conflicts"))


def propose_everything(
    units: Sequence[Unit], *, city: str = "", what: Collection[str] = WHAT
) -> Iterator[Proposal]:
    """Propose goals, themes, links, contradictions and targets of the units of one document.

    Units come in the order of the text; `city` is its name, which says nothing in its own
    agreement. Nothing is proposed of what `what` leaves out.
    """
    if "sdg" in what:
        yield from propose_goals(units)
    if "target" in what:
        yield from propose_targets(units)
    if not _BY_LIKENESS & set(what):
        return
    vocabulary = Vocabulary.of(units, city)
    texts = [unit for unit in units if unit.role != "theme" and not unit.is_pointer]
    links = find_links(likenesses(texts, vocabulary))
    see_also: Counter[str] = Counter()
    found = [*propose_links(links, see_also)]
    if "see_also" in what:
        linked = {frozenset((one.key, one.other)) for one in found}
        found += propose_same_names(texts, vocabulary, linked, see_also)
    yield from (one for one in found if one.what in what)
    if "conflicts" in what:
        yield from propose_conflicts(texts, links)
    if "theme" in what:
        yield from propose_themes(units, vocabulary, links)
