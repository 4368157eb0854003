"""What cannot be true, said to a reader who reads no Dutch: the engine says it in Dutch itself."""

from typing import Final

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from verbond.rights.core.plausible import Fault
from verbond.rights.wording_checks import Speaker

_OTHERWISE: Final = _("dit kan niet samen met een ander antwoord.")
_WORDS: Final = {
    "before_birth": _("deze dag ligt voor de geboorte."),
    "bond_twice": _("Twee mensen staan hier twee keer bij elkaar."),
    "circular_line": _("Iemand kan niet de voorouder van zijn eigen voorouder zijn."),
    "future_day": _("deze dag moet nog komen."),
    "future_year": _("dit jaar moet nog komen."),
    "min_above_max": _("het laagste is hoger dan het hoogste."),
    "negative": _("dit kan niet minder dan 0 zijn."),
    "not_for_this_person": _("dit kan niet bij deze persoon."),
    "partner_is_family": _("Je partner kan niet je ouder, kind, broer of zus zijn."),
    "too_high": _("dit is te hoog. Staat de komma juist?"),
    "too_long_ago": _("deze dag is te lang geleden."),
    "two_partners": _("Iemand kan maar één partner tegelijk hebben."),
    "year": _("dit jaar kan niet."),
    "younger_than_child": _("Een kind kan niet ouder zijn dan zijn ouder of grootouder."),
}


def said_fault(fault: Fault, speaker: Speaker) -> str:
    """Say what cannot be true in the language of the page."""
    if (get_language() or "nl").startswith("nl"):
        return fault.message
    words = gettext(_WORDS.get(fault.code, _OTHERWISE))
    fact = fault.path.split(".")[1] if "." in fault.path else ""
    about = speaker.question(fault.path) if speaker.questions.sheet_of(fact) else ""
    return f"{about} {words[0].upper()}{words[1:]}".strip()
