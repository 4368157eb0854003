"""What the WSGI server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")
application = get_wsgi_application()

# After the settings are loaded: both look at the rooms.
from verbond.web.starting import refuse_to_start_unsafe  # noqa: E402
from verbond.web.warming import warm_beside  # noqa: E402

refuse_to_start_unsafe()
warm_beside()
