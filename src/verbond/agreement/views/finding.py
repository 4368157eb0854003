"""Turn an address into what it names, or into a 404 in words."""

from django.http import Http404

from verbond.agreement import queries
from verbond.agreement.errors import NoSuchAgreement, NoSuchCommitment
from verbond.agreement.models import Agreement, Commitment


def agreement_or_404(slug: str) -> Agreement:
    try:
        return queries.find_agreement(slug)
    except NoSuchAgreement as problem:
        raise Http404(problem.message) from problem


def commitment_or_404(slug: str, key: str) -> Commitment:
    try:
        return queries.commitment_of(slug, key)
    except NoSuchCommitment as problem:
        raise Http404(problem.message) from problem
