"""What is wrong with a voting model, or deserves a thought, in Dutch."""

from django.utils.translation import gettext_lazy as _

from verbond.budgets.core.recipe import RecipeFinding
from verbond.budgets.queries.lab.words import PHASE_WORDS

_WORDS = {
    "phase_twice": _("De stap “%(phase)s” staat er twee keer. Zet elke stap er één keer in."),
    "phases_out_of_order": _("“%(second)s” kan niet na “%(first)s” komen."),
    "no_vote": _("Wie met een stemming beslist, heeft een stap “Stemmen” nodig."),
    "request_with_vote": _("Over een aanvraag wordt niet gestemd. Laat de stap “Stemmen” leeg."),
    "vote_short": _(
        "De stemming duurt %(days)s dagen. Voor papier en een herinnering zijn er minstens "
        "%(least)s nodig."
    ),
    "no_check": _("Niemand kijkt na of een project kan, voor mensen erop stemmen."),
    "earmark_twice": _("Twee potjes hebben dezelfde naam."),
    "earmarks_all": _("De potjes nemen al het geld. Laat iets over voor de rest."),
    "earmark_empty": _("Een potje zonder geld. Geef het een deel boven 0."),
    "cap_twice": _("Eén thema heeft twee grenzen. Geef er één."),
    "choose_one_more": _("“Kies één project” is precies één keuze."),
    "least_above_most": _(
        "Er kunnen hoogstens %(most)s keuzes, en er worden er %(least)s gevraagd."
    ),
    "advised_below_least": _("Je raadt minder keuzes aan dan je eist."),
    "ballot_refused": _(
        "Wie minder dan %(least)s projecten kiest, wordt geweigerd. Een waarschuwing verliest "
        "geen stem."
    ),
    "no_points": _("Zeg hoeveel punten iemand heeft."),
    "odd_points": _("Op dit stembiljet staan geen punten. Laat de punten leeg."),
    "points_each": _("%(each)s punten op één project kan niet: er zijn er %(points)s."),
    "no_proof": _("Niemand kan tonen dat hij mag stemmen. Kies minstens één manier."),
    "votes_twice": _(
        "Wie zich op twee manieren kan melden, stemt twee keer. Vink elke manier af in hetzelfde "
        "register, of houd één manier over."
    ),
    "two_accounts": _("Wie twee accounts maakt, stemt twee keer: niets vinkt personen af."),
    "only_account": _("Wie geen e-mailadres heeft, kan niet stemmen. Voeg papier of een code toe."),
    "ranking_ignored": _(
        "Deze manier van tellen gooit de volgorde weg. Bij een rangorde hoort “naar zijn plaats "
        "op je rij”."
    ),
    "no_ranking": _("Op dit stembiljet staat geen volgorde. Kies een rangorde, of tel anders."),
    "no_points_given": _("Op dit stembiljet staan geen punten om naar te tellen."),
    "points_ignored": _("Elk project met een punt telt hier even veel. De punten zeggen meer."),
    "odd_completion": _("Deze telregel vult zelf aan. Laat de aanvulling leeg."),
    "two_stops": _("De twee manieren om meer geld te geven spreken elkaar tegen. Kies er één."),
    "completion_order": _("“Wat nog past” komt als laatste."),
    "money_left": _("Zonder aanvulling blijft vaak veel geld liggen."),
    "no_threshold": _("Deze telregel heeft een aantal stemmen nodig als drempel."),
    "odd_threshold": _("Alleen “meeste stemmen, vanaf een drempel” heeft deze drempel."),
    "odd_comparison": _("Vergelijken met meeste stemmen kan alleen bij gelijke delen."),
    "ties_by_number": _(
        "Wat dan nog gelijk staat, beslist het nummer van het project. Trek een lot."
    ),
    "ties_unreached": _("Daarna staat niets meer gelijk. Zet dit als laatste."),
    "share_broken": _(
        "Grenzen en groepen kunnen ervoor zorgen dat een groep minder krijgt dan haar deel."
    ),
    "knapsack": _(
        "Wie binnen het budget moet winkelen, kruist minder aan. Dan valt er minder te delen."
    ),
    "minimum_few": _(
        "Met zo weinig keuzes haalt misschien geen enkel project de steun die zijn prijs vraagt."
    ),
    "few_choices": _("Met minder dan %(least)s keuzes valt er weinig te delen."),
}


def said_finding(found: RecipeFinding) -> str:
    """Say a finding in Dutch; one that has no words here, as the core says it."""
    words = _WORDS.get(found.code)
    if words is None:
        return found.message
    values = {name: PHASE_WORDS.get(value, value) for name, value in found.values}
    return str(words) % values
