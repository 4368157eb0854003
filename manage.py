#!/usr/bin/env python
"""Django's own command line; `script/verbond` is the one to use."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
