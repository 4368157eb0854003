"""Chains of statuses: a right opens a status, and that opens another right, at once or later."""

from verbond.rights.core.chains.following import Follow, what_follows
from verbond.rights.core.chains.links import Chain, Chains, Link, Wait, links, read_chains

__all__ = ["Chain", "Chains", "Follow", "Link", "Wait", "links", "read_chains", "what_follows"]
