"""Who may do what with rights: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

TRIES_RULES = (Role.CLERK, Role.OFFICER, Role.MANDATARY, Role.SOCIAL_WORKER, Role.KEEPER)

may_read_rights = permission(
    "rights",
    _("Iedereen mag de rechten, hun regels en hun bedragen lezen. Zonder account."),
)
may_see_old_amounts = permission(
    "rights",
    _("Medewerkers en mandatarissen zien ook bedragen die te oud zijn. Er staat verouderd bij."),
    *TRIES_RULES,
)
may_try_rules = permission(
    "rights",
    _(
        "Medewerkers en mandatarissen mogen een andere regel proberen op een fictieve stad. Aan de "
        "echte regels verandert dat niets."
    ),
    *TRIES_RULES,
)
may_attach_trials = permission(
    "rights",
    _("Wie een toets invult, mag er een doorrekening aan hangen of ze weer weghalen."),
    Role.CLERK,
    Role.OFFICER,
    Role.KEEPER,
)
may_work_in_runs = permission(
    "rights",
    _(
        "Wie een taak heeft in een onderzoek naar gemiste rechten, ziet dat ene onderzoek. Een "
        "beheerder van het platform ziet er niets van, tenzij met een taak."
    ),
    Role.SOCIAL_WORKER,
    Role.OFFICER,
    Role.KEY_HOLDER,
)
may_contact = permission(
    "rights",
    _(
        "Een maatschappelijk werker vraagt met een reden om een contactlijst, een tweede persoon "
        "keurt dat goed, en alleen de sleutelhouder kan ze openen. Wie in de lijst staat, kan zien "
        "wie keek, wanneer en waarom."
    ),
    Role.SOCIAL_WORKER,
)
never_enforces = permission(
    "rights",
    _(
        "Een handhaver ziet niets van een onderzoek, ook niet met een andere rol erbij. Wie "
        "rechten zoekt, controleert niemand."
    ),
    Role.ENFORCER,
)
may_help = permission(
    "rights",
    _(
        "Een maatschappelijk werker helpt bij de rechtencheck: met de code die je zelf geeft. Het "
        "logboek zegt dat een check geopend werd, niet van wie."
    ),
    Role.SOCIAL_WORKER,
)
may_keep_rules = permission(
    "rights",
    _(
        "Wie de regels bijhoudt, kijkt meldingen na dat een uitkomst niet klopt. Een melding heeft "
        "geen naam. De melder leest het antwoord."
    ),
    Role.KEEPER,
    Role.OFFICER,
    Role.SOCIAL_WORKER,
)
