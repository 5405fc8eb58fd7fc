"""Start here: `python -m tests.support.new_service commissions`."""

import sys
from pathlib import Path

from tests.support.new_service.laying_out import CannotLayOut, lay_out, named

ROOT = Path(__file__).parents[3]
NEXT = """services/{name} is there, and everything that lists services knows it.
Next: `make requirements` pins what its image installs, `make docs` brings the pages up
to date, `make up` starts it. It hears CaseApproved as an example: change that."""


def main() -> None:
    """Lay out the service that the first argument names."""
    try:
        service = named(*sys.argv[1:2], root=ROOT)
        lay_out(service, root=ROOT)
    except CannotLayOut as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(NEXT.format(name=service.name) + "\n")


if __name__ == "__main__":
    main()
