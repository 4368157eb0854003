"""What the room refuses, in words of the field; entrances turn it into a form error or a 409."""

from verbond.kit.errors import RuleBroken


class RoundRefused(RuleBroken):
    """A round cannot go where somebody sends it: wrong phase, days, money or model."""


class ProposalRefused(RuleBroken):
    """A proposal cannot be made, changed, judged or carried out like this."""


class BallotRefused(RuleBroken):
    """A ballot, code, receipt or paper batch is not accepted."""


class ModelRefused(RuleBroken):
    """A voting model, or a file for the laboratory, is not accepted as it is."""


class OutcomeRefused(RuleBroken):
    """A count, result, deviation, milestone, booking, photo or lesson cannot be made like this."""
