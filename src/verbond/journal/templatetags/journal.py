"""What the partial with entries asks for."""

from django import template

from verbond.journal.addresses import address_of
from verbond.journal.cards import EntryCard
from verbond.journal.words import role_words, room_words

register = template.Library()
register.filter("role_words", role_words)
register.filter("room_words", room_words)


@register.filter
def object_address(entry: EntryCard) -> str:
    return address_of(entry.room, entry.object_kind, entry.object_key)
