"""Compounds taken apart: geluidsschermen → geluid, scherm."""

from collections.abc import Callable

_SHORTEST_HEAD = 4
_SHORTEST_FIRST = 3
_LINKS = ("", "s", "e", "en", "n")
# Endings that look like words but only make nouns and adjectives of other words.
_NO_HEADS = frozenset(
    """heid heden schap chap schappen ling lingen loos loze baar bare zaam zame lijk lijke lijks
    matig matige achtig achtige vormig vormige elijk ties teit ring ringen ning ningen sing atie
    aties isme iteit ende erij ster sters ters ders aars ting tingen ding king kingen ging heids
    eren ering aren ige igen""".split()
)
# Prefixes and particles: uitvoeren is not about voeren, nor onderhoud about houd.
_NO_FIRSTS = frozenset(
    """aan achter ander bij boven buiten dan dar der des die dit door eer een ele ene ere ers ges
    gem her hem hun ijs int kon lat los mee met mis nut nog ont out over per pre pro ten ter toe uit
    van ver vol voor wan weg wel zij onder tegen samen tussen""".split()
)
# Short words that do head compounds; the others of three letters are mostly chance.
_SHORT_HEADS = frozenset("bad bed bos bus dak gas hof hal job net pad pas weg wet zon zaal".split())
_SHORTEST_SURE_HEAD = 6  # such a head is believed before a first part that no list knows
_SHORTEST_STRANGE_FIRST = 5
# Single words by now: a net that works is no job.
_WHOLE = frozenset(
    """gemeenschap gemeenschappen netwerk netwerken vrijwilliger vrijwilligers stadion vandaag
    ieder iedereen wanneer waarden werkelijk burgemeester""".split()
)


class Splitter:
    """Takes compounds apart into words for which `known` answers yes (folded, lower case)."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known

    def split(self, word: str) -> tuple[str, str] | None:
        """Give first part and head of a folded compound, or None.

        The longest head wins, because Dutch builds to the left: openlucht+zwembad, not
        openluchtzwem+bad; so a long compound is taken apart from its end.

        >>> Splitter({"geluid", "schermen", "scherm"}.__contains__).split("geluidsschermen")
        ('geluid', 'schermen')
        """
        if word in _WHOLE:
            return None
        for at in range(_SHORTEST_FIRST, len(word) - _SHORTEST_HEAD + 2):
            head = word[at:]
            if not self._can_head(head):
                continue
            first = self._first_part(word[:at], head)
            if first:
                return first, head
        return None

    def parts(self, word: str) -> tuple[str, ...]:
        """Give every part of a compound at any depth, heads whole and taken apart as well."""
        found: list[str] = []
        waiting = [word]
        while waiting and len(found) < 12:
            pair = self.split(waiting.pop())
            if pair:
                found += pair
                waiting += pair
        return tuple(dict.fromkeys(found))

    def _can_head(self, head: str) -> bool:
        if len(head) < _SHORTEST_HEAD:
            return head in _SHORT_HEADS
        return head not in _NO_HEADS and self._known(head)

    def _first_part(self, piece: str, head: str) -> str | None:
        if piece in _NO_FIRSTS:
            return None
        for link in _LINKS:
            stripped = piece[: len(piece) - len(link)]
            if piece.endswith(link) and len(stripped) >= _SHORTEST_FIRST and self._known(stripped):
                return stripped if stripped not in _NO_FIRSTS else None
        sure = len(head) >= _SHORTEST_SURE_HEAD and len(piece) >= _SHORTEST_STRANGE_FIRST
        return piece if sure else None
