"""From idea to a project on the ballot: who works on it, what is said, what officers find."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Proposal(models.Model):
    """What somebody proposes to do with the money; the same row from idea to executed project."""

    class State(models.TextChoices):
        IDEA = "idea", _("idee")
        PLAN = "plan", _("plan in de maak")
        SUBMITTED = "submitted", _("ingediend")
        FEASIBLE = "feasible", _("kan uitgevoerd worden")
        INFEASIBLE = "infeasible", _("kan niet")
        ON_BALLOT = "on_ballot", _("op het stembiljet")
        WON = "won", _("gekozen")
        LOST = "lost", _("niet gekozen")
        RUNNING = "running", _("in uitvoering")
        DONE = "done", _("klaar")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        MERGED = "merged", _("samengevoegd")
        HIDDEN = "hidden", _("verborgen")

    class Proposer(models.TextChoices):
        RESIDENT = "resident", _("bewoner")
        ASSOCIATION = "association", _("vereniging")
        ENTREPRENEUR = "entrepreneur", _("ondernemer")
        GROUP = "group", _("groep buren")
        SCHOOL = "school", _("school of jeugdgroep")

    round = models.ForeignKey("budgets.Round", on_delete=models.PROTECT, related_name="proposals")
    key = models.SlugField(max_length=80, help_text="unique in its round, its address")
    number = models.PositiveIntegerField(help_text="in its round, on the ballot and on paper")
    state = models.CharField(max_length=10, choices=State, default=State.IDEA)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=400)
    body = models.TextField(blank=True)
    theme = models.CharField(max_length=80, blank=True)
    is_atelier = models.BooleanField(default=False, help_text="competes for the earmark")
    cost_cents = models.BigIntegerField(null=True)
    # Where: a code of places, and a point when somebody put a pin.
    place_code = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    proposer_kind = models.CharField(max_length=12, choices=Proposer, default=Proposer.RESIDENT)
    # As the proposer wants to be named; a person's account hangs on Participant.
    proposer_name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, default="nl")
    translations = models.JSONField(default=dict, help_text="{language: {title, summary}}")
    # Projects of one group exclude each other.
    excludes_group = models.SlugField(max_length=40, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    upkeep = models.CharField(max_length=400, blank=True, help_text="who looks after it later")
    with_adult = models.BooleanField(default=False, help_text="a minor proposes with an adult")
    # Of a grant on request: the group that asks, and the day that it promises to be ready.
    group_name = models.CharField(max_length=120, blank=True)
    carried_out_by = models.DateField(null=True)
    # The form that it came from: sent twice, it is one proposal.
    submission = models.CharField(max_length=32, null=True, unique=True)  # noqa: DJ001 - unique
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    state_at = models.DateTimeField(null=True, help_text="since when it is in this state")
    state_reason = models.CharField(max_length=500, blank=True, help_text="withdrawn, hidden, …")
    state_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    state_before = models.CharField(max_length=10, blank=True, help_text="of what is hidden now")
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["round", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "key"], name="proposal_key_once"),
            models.UniqueConstraint(fields=["round", "number"], name="proposal_number_once"),
            models.CheckConstraint(
                condition=Q(cost_cents__isnull=True) | Q(cost_cents__gte=0),
                name="proposal_cost_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProposalVersion(models.Model):
    """How a proposal read at some moment, cost too; none is overwritten."""

    class Side(models.TextChoices):
        PROPOSER = "proposer", _("indiener")
        CITY = "city", _("stad")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=400)
    body = models.TextField(blank=True)
    cost_cents = models.BigIntegerField(null=True)
    cost_lines = models.JSONField(default=list, help_text="[{text, cents, source}, …]")
    upkeep = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    # Public: on whose side it was written, never by which account.
    made_as = models.CharField(max_length=10, choices=Side, default=Side.PROPOSER)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        ordering: ClassVar = ["proposal", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "number"], name="proposal_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.number}"


class Participant(models.Model):
    """A person who works on a proposal, or coaches it."""

    class Part(models.TextChoices):
        AUTHOR = "author", _("indiener")
        CO_AUTHOR = "co-author", _("mede-indiener")
        COACH = "coach", _("coach")
        AMBASSADOR = "ambassador", _("wijkambassadeur")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=Part, default=Part.AUTHOR)
    shown_name = models.CharField(max_length=120, blank=True, help_text="empty: not by name")
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "person"], name="participant_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.part}"


class Supporter(models.Model):
    """One of the five people at five addresses behind a micro grant; sealed, wiped by time."""

    class Way(models.TextChoices):
        MAIL = "mail", _("met een mail")
        PAPER = "paper", _("op papier")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supporters")
    name_sealed = models.TextField(blank=True)
    address_sealed = models.TextField(blank=True)
    email_sealed = models.TextField(blank=True)
    # Keyed hash of the address: two supporters at one address count once.
    address_hash = models.CharField(max_length=64, blank=True)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=5, choices=Way, blank=True)
    wiped_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Workshop(models.Model):
    """A meeting of a round: an evening to think, a workshop with a coach, a market of ideas."""

    round = models.ForeignKey("budgets.Round", on_delete=models.CASCADE, related_name="workshops")
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=160)
    seats = models.PositiveIntegerField(null=True)
    held_with = models.PositiveIntegerField(null=True, help_text="how many came")
    lesson = models.TextField(blank=True, help_text="what came out of it")
    cancelled_because = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["starts_at"]

    def __str__(self) -> str:
        return self.title


class WorkshopSeat(models.Model):
    """Somebody comes to a workshop."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="taken")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workshop", "person"], name="seat_once")
        ]

    def __str__(self) -> str:
        return str(self.workshop_id)


class Comment(models.Model):
    """What somebody says about a proposal; hidden with a reason, never silently."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    author_name = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    submission = models.CharField(max_length=32, null=True, unique=True)  # noqa: DJ001 - unique
    made_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True)
    hidden_because = models.CharField(max_length=300, blank=True)
    is_from_city = models.BooleanField(default=False)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        return str(self.pk)


class Flag(models.Model):
    """Somebody reports a proposal or a comment; a clerk answers it before its day."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("nog niet bekeken")
        HIDDEN = "hidden", _("verborgen")
        KEPT = "kept", _("blijft staan")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="flags")
    comment = models.ForeignKey(Comment, null=True, on_delete=models.CASCADE, related_name="flags")
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    due_on = models.DateField()
    due_rule = models.CharField(max_length=300, blank=True, help_text="where its term comes from")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Assessment(models.Model):
    """One question of feasibility, for one officer: an outcome with its reason, mailed."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("nog niet beoordeeld")
        YES = "yes", _("kan")
        CONDITIONS = "conditions", _("kan, met voorwaarden")
        NO = "no", _("kan niet")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="assessments")
    criterion = models.SlugField(max_length=40, help_text="of the model: legal, technical, cost …")
    officer = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True)
    due_on = models.DateField()
    due_rule = models.CharField(max_length=300, blank=True, help_text="where its term comes from")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    reason = models.TextField(blank=True, help_text="mandatory with an outcome")
    cost_cents = models.BigIntegerField(null=True, help_text="what it will cost, says the officer")
    decided_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")

    class Meta:
        ordering: ClassVar = ["proposal", "criterion"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "criterion"], name="assessed_once"),
            models.CheckConstraint(
                condition=Q(outcome="open") | ~Q(reason=""), name="assessment_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.criterion}"


class Appeal(models.Model):
    """The proposer does not agree that it cannot be done, or that it was hidden."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("nog niet beslist")
        GRANTED = "granted", _("gelijk gekregen")
        REFUSED = "refused", _("geen gelijk gekregen")

    class Against(models.TextChoices):
        INFEASIBLE = "infeasible", _("dat het plan niet kan")
        HIDDEN = "hidden", _("dat iets verborgen is")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="appeals")
    comment = models.ForeignKey(
        Comment, null=True, on_delete=models.CASCADE, related_name="appeals"
    )
    against = models.CharField(max_length=10, choices=Against, default=Against.INFEASIBLE)
    text = models.TextField()
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField()
    due_rule = models.CharField(max_length=300, blank=True, help_text="where its term comes from")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    reason = models.TextField(blank=True)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        ordering: ClassVar = ["filed_at"]

    def __str__(self) -> str:
        return str(self.pk)


class ProposalServes(models.Model):
    """A commitment of the agreement that a proposal may serve: proposed by words, a person says."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("voorgesteld")
        CONFIRMED = "confirmed", _("bevestigd")
        REJECTED = "rejected", _("afgewezen")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="serves")
    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    words = models.JSONField(default=list, help_text="the words that led to it")
    certainty = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-certainty", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "commitment"], name="proposal_serves_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.commitment_id}"
