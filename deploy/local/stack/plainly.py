"""Telling people what they can mend in one sentence."""

import errno
import sys
from collections.abc import Callable

from stack.progress import complain
from stack.trouble import Trouble


def speak_plainly(verb: Callable[[], object]) -> None:
    """Run a verb; what a person can mend is told in one sentence, without a trace."""
    try:
        verb()
    except Trouble as trouble:
        complain(str(trouble))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        complain(
            f"The disk is full: {error.filename or 'nothing more can be written'}."
        )
    except KeyboardInterrupt:
        complain("Interrupted.")
    else:
        return
    sys.exit(1)
