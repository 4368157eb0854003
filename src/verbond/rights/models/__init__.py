"""What is kept: saved checks and reports, detection runs and their hits, published measures."""

from verbond.rights.models.checking import *  # noqa: F403
from verbond.rights.models.detecting import *  # noqa: F403
from verbond.rights.models.measures import *  # noqa: F403
from verbond.rights.models.reforming import *  # noqa: F403
