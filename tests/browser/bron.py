"""Run in a folder of its own: database, static files and demo, as `./run` makes them."""

import json
import sys
from contextlib import redirect_stdout

import django

if __name__ == "__main__":
    django.setup()
    from tools import prepare

    # Standard output carries the answer to who started this, and nothing else.
    with redirect_stdout(sys.stderr):
        prepare.migrate_if_needed()
        prepare.collect_static_if_needed()
        prepare.load_demo_if_empty()
    print(json.dumps(prepare.has_demo()))  # noqa: T201
