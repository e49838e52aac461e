"""Run by the Python of refextract's own environment: JSON strings in, what it makes of each out.

One line of standard input is one reference as a JSON string; one line of standard output is the
list of dictionaries that refextract returns for it. Its messages go to standard error.
"""

from __future__ import annotations

import contextlib
import json
import sys

from refextract import extract_references_from_string


def main() -> None:
    """Answer line by line, until the input ends."""
    answers = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        for line in sys.stdin:
            print(json.dumps(extract_references_from_string(json.loads(line))), file=answers)


if __name__ == "__main__":
    main()
