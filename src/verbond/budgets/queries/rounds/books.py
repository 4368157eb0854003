"""How the accounts of envelopes, rounds and projects are called in the book."""

from verbond.budgets.models import Envelope, Proposal, Round

BOOK = "wijkbudgetten"
CITY = "city"
# The accounts above those of envelopes, rounds and projects: name and kind.
HEADS = {
    CITY: ("Ter beschikking van de stad", "equity"),
    "envelope": ("Nog te verdelen", "asset"),
    "round": ("In een ronde", "asset"),
    "project": ("Voor een gekozen project", "asset"),
    "paid": ("Betaald", "expense"),
}


def envelope_account(envelope: Envelope) -> str:
    return f"envelope/{envelope.slug}"


def round_account(row: Round) -> str:
    return f"round/{row.slug}"


def project_account(proposal: Proposal) -> str:
    return f"project/{proposal.round.slug}/{proposal.key}"


def paid_account(proposal: Proposal) -> str:
    return f"paid/{proposal.round.slug}/{proposal.key}"
