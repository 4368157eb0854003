"""Who sends a request, as far as its address can tell: what limits count by."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# One household or rented machine holds a whole network of this size: counting each of its
# addresses apart would be no limit at all.
IPV6_NETWORK = 64


def sender(request: HttpRequest) -> str:
    """Return the address of who asks; behind trusted proxies the one that the last of them saw.

    What a client writes in X-Forwarded-For itself stands to the left and counts for nothing.
    """
    trusted = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    seen = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    if trusted and len(seen) >= trusted and seen[-trusted]:
        return _network(seen[-trusted])
    return _network(str(request.META.get("REMOTE_ADDR", "")))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:45]
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, IPV6_NETWORK), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
