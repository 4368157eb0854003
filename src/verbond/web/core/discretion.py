"""What may stand in a log: enough to mend a fault, nothing about a person."""

import ipaddress
import re

_EMAIL = re.compile(r"[^\s\"'<>(),;:=]+@[^\s\"'<>(),;]+")
# A query string holds what somebody looked for; the rest of a path may hold a secret link.
_QUERY = re.compile(r"\?[^\s\"'<>]+")
# PostgreSQL names the row that it refuses: Key (email)=(…) already exists.
_ROW = re.compile(r"\)=\([^\n]*?\)(?=[ .\n]|$)")
_FAILING_ROW = re.compile(r"(Failing row contains )\([^\n]*\)")
_ADDRESS = re.compile(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.(\d{1,3})\b")
_LONG_SECRET = re.compile(r"\b[A-Za-z0-9_-]{24,}\b")
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
MOST = 8000


def discreet(text: str) -> str:
    """Take out of a message what may be about a person, or is a secret.

    >>> discreet("mail to rita@example.test failed for GET /search/?q=mijn+straat from 192.0.2.44")
    'mail to … failed for GET /search/?… from 192.0.2.0'
    >>> discreet("Key (name)=(Rita (fictief)) already exists.")
    'Key (name)=(…) already exists.'
    >>> discreet("/agreement/stop/abcdefghijklmnopqrstuvwx012345/")
    '/agreement/stop/…/'
    """
    text = _EMAIL.sub("…", text[:MOST])
    text = _QUERY.sub("?…", text)
    text = _ROW.sub(")=(…)", text)
    text = _FAILING_ROW.sub(r"\1(…)", text)
    text = _ADDRESS.sub(lambda found: found[0].rpartition(".")[0] + ".0", text)
    return _LONG_SECRET.sub(_unless_a_name, text)


def _unless_a_name(found: re.Match[str]) -> str:
    # Names of our own code are long words joined by underscores; secrets have digits or capitals.
    word = found[0]
    is_a_name = word.islower() and not any(letter.isdigit() for letter in word)
    return word if is_a_name or word.isalpha() else "…"


def network_of(address: str) -> str:
    """Return the network of an address: enough to see an attack, too little to see a person.

    >>> network_of("192.0.2.44"), network_of("2001:db8:1:2::9"), network_of("nobody")
    ('192.0.2.0', '2001:db8:1::', '')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    length = 24 if found.version == 4 else 48
    network = ipaddress.ip_network(f"{found}/{length}", strict=False)
    return str(network.network_address)


def is_request_id(text: str) -> bool:
    """Say whether a name that a proxy gave a request can be taken over.

    >>> is_request_id("0f8fad5b-d9cb"), is_request_id('x"y'), is_request_id("")
    (True, False, False)
    """
    return _REQUEST_ID.fullmatch(text) is not None
