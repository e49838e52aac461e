"""An editor that does what a script says, one step for each time it is opened.

    fake_editor.py SCRIPT [ARGUMENTS] FILE

SCRIPT is a JSON file with a list of steps. Each opening takes the first step from it and writes
the arguments and the text that it saw to `SCRIPT.seen`. A step may hold `write` (the whole text),
`replace` (pairs of old and new text), `end` (the bytes that end its lines), `exit` and `signal`
(sent, when the text is saved, to
the process `whom`: itself, or with "group" everything on its terminal).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def edit(script: Path, arguments: list[str]) -> int:
    """Take the script's next step on the file that is named last; return the exit code."""
    path = Path(arguments[-1])
    step, *later = json.loads(script.read_text(encoding="utf-8"))
    script.write_text(json.dumps(later), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    with script.with_suffix(".seen").open("a", encoding="utf-8") as seen:
        seen.write(json.dumps({"arguments": arguments, "text": text}) + "\n")
    after = step.get("write", text)
    for old, new in step.get("replace", []):
        if old not in after:
            raise SystemExit(f"not in the text: {old}")
        after = after.replace(old, new, 1)
    if after != text or "end" in step:
        path.write_bytes(after.replace("\n", step.get("end", "\n")).encode())
    if "signal" in step:
        whom = step.get("whom", os.getpid())
        os.kill(0 if whom == "group" else whom, step["signal"])
    return int(step.get("exit", 0))


if __name__ == "__main__":
    sys.exit(edit(Path(sys.argv[1]), sys.argv[2:]))
