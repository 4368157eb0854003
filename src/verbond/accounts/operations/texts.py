"""What people type: cleaned, or refused with a sentence they can use."""

from django.utils.translation import gettext as _

from verbond.accounts.core.errors import NameRefused, ReasonMissing
from verbond.journal.core.wording import has_hidden

NAME_LENGTH = 120
REASON_LENGTH = 500


def clean_name(text: str, *, may_be_empty: bool = False) -> str:
    """Return a name without double spaces; refuse what cannot be seen or is far too long."""
    name = " ".join(text.split())
    if has_hidden(text.strip()):
        raise NameRefused("name_hidden", _("Een naam mag geen onzichtbare tekens hebben."))
    if len(name) > NAME_LENGTH:
        raise NameRefused("name_long", _("Een naam mag niet langer zijn dan 120 tekens."))
    if not name and not may_be_empty:
        raise NameRefused("name_empty", _("Vul een naam in."))
    return name


def clean_reason(text: str) -> str:
    """Return a reason; an act about somebody's rights never goes without one."""
    reason = " ".join(text.split())
    if not reason:
        raise ReasonMissing("reason_missing", _("Schrijf waarom je dit doet."))
    if len(reason) > REASON_LENGTH:
        raise ReasonMissing("reason_long", _("Schrijf de reden in hoogstens 500 tekens."))
    return reason
