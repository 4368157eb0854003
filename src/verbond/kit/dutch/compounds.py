"""Compounds taken apart: geluidsschermen → geluid, scherm."""

from collections.abc import Callable, Iterator

from verbond.kit.dutch.lemmas import is_verb
from verbond.kit.dutch.stopwords import STOPWORDS

_SHORTEST_HEAD = 4
_SHORTEST_LISTED_HEAD = 5
_SHORTEST_FIRST = 4
_SHORTEST_SURE_HEAD = 6  # such a head is believed after a first part that nobody knows
_SHORTEST_STRANGE_FIRST = 5
_MOST_PARTS = 12
_LINKS = ("", "s", "e", "en", "n")
# Endings that look like words but only make nouns and adjectives of other words.
_NO_HEADS = STOPWORDS | frozenset(
    """heden schap schappen chappen lingen loos loze loosheid bare zaam zame lijke lijks matig
    matige achtig achtige vormig vormige ringen ningen aties isme iteit ende erij sters deren
    rijven lende gericht gerichte gerichtheid rijke volle waardig waardige dingen gingen kingen
    tingen heids eren ering enten erende sering laars laren naars naren ariteit formatie deling
    delingen schappelijk schappelijke ageren leiden rijden""".split()
)
# Prefixes and particles: uitvoeren is not about voeren, nor onderhoud about houd.
_NO_FIRSTS = STOPWORDS | frozenset(
    """achter best even vers vooruit samen herin infra inter intra multi mini trans techno demo
    profi combi super supra tewerk terug mede""".split()
)
# Words of three letters that do make compounds; the others are mostly chance.
_SHORT_HEADS = frozenset("bad bed bos bus dak gas hof hal job net pad pas weg wet zon".split())
_SHORT_FIRSTS = _SHORT_HEADS | frozenset(
    "bib bio dag eco erf ijs kas lab mei oog pop rol tol vak vee vis web wol zee".split()
)
# Single words by now: a net that works is no job.
_WHOLE = frozenset(
    """brandweer burgemeester burgemeesters gemeenschap gemeenschappen maatschappelijk maatregel
    maatregelen netwerk netwerken vrijwilliger vrijwilligers stadion iedereen verantwoordelijk
    hefboom leidraad erfgoed""".split()
)


class Splitter:
    """Takes compounds apart, by two questions about a folded lower-case word.

    `listed`: is it a word at all? `familiar`: is it one of the words we know well, such as those
    of the documents themselves? A familiar head counts where a merely listed one does not.
    """

    def __init__(self, listed: Callable[[str], bool], familiar: Callable[[str], bool]) -> None:
        self._listed = listed
        self._familiar = familiar

    def split(self, word: str) -> tuple[str, str] | None:
        """Give first part and head of a folded compound, or None.

        The longest head wins, because Dutch builds to the left: openlucht+zwembad, not
        openluchtzwem+bad; so a long compound is taken apart from its end.

        >>> words = {"geluid", "schermen", "scherm"}.__contains__
        >>> Splitter(words, words).split("geluidsschermen")
        ('geluid', 'schermen')
        """
        if word in _WHOLE or is_verb(word):
            return None
        return next(self._splits(word), None)

    def parts(self, word: str) -> tuple[str, ...]:
        """Give every part of a compound at any depth, heads whole and taken apart as well."""
        found: list[str] = []
        waiting = [word]
        while waiting and len(found) < _MOST_PARTS:
            pair = self.split(waiting.pop())
            if pair:
                found += pair
                waiting += pair
        return tuple(dict.fromkeys(found))

    def _splits(self, word: str) -> Iterator[tuple[str, str]]:
        for at in range(3, len(word) - 2):
            head = word[at:]
            # "toegangspoort" is a poort, not a spoort: an s between belongs to the link.
            if not self._can_head(head) or self._begins_with_link(head):
                continue
            first = self._first_part(word[:at], head)
            if first:
                yield first, head

    def _begins_with_link(self, head: str) -> bool:
        return head[0] == "s" and self._familiar(head[1:]) and not self._familiar(head)

    def _can_head(self, head: str) -> bool:
        if len(head) < _SHORTEST_HEAD:
            return head in _SHORT_HEADS
        if head in _NO_HEADS:
            return False
        listed = len(head) >= _SHORTEST_LISTED_HEAD and self._listed(head)
        return listed or self._familiar(head)

    def _first_part(self, piece: str, head: str) -> str | None:
        for link in _LINKS:
            stripped = piece.removesuffix(link)
            if link and stripped == piece:
                continue
            if stripped in _NO_FIRSTS:
                return None
            if self._can_be_first(stripped):
                return stripped
        strange = len(piece) >= _SHORTEST_STRANGE_FIRST and not piece.endswith("ge")
        sure = len(head) >= _SHORTEST_SURE_HEAD and self._familiar(head)
        return piece if strange and sure else None

    def _can_be_first(self, piece: str) -> bool:
        if len(piece) < _SHORTEST_FIRST:
            return piece in _SHORT_FIRSTS
        return self._listed(piece) or self._familiar(piece)
