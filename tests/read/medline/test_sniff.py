"""By which signs MEDLINE is known."""

from __future__ import annotations

import pytest

from casegraph.read.medline.reader import MedlineReader

OVID = "VN  - Ovid Technologies\nDB  - Embase\nAN  - 2001\nTI  - An invented fever\nAU  - Abel A\n"


@pytest.mark.parametrize("text", [OVID, OVID.replace("VN  - ", "VN - ").replace("TI  - ", "TI - ")])
def test_an_export_of_ovid_is_known_by_its_first_line(text: str) -> None:
    assert MedlineReader().sniff(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        OVID.replace("Ovid Technologies", "2.1"),
        OVID.replace("TI  - An invented fever\n", ""),
        f"TY  - JOUR\n{OVID}",
        "A sentence about VN  - Ovid Technologies and TI  - nothing.\n",
    ],
)
def test_what_only_resembles_it_is_not(text: str) -> None:
    assert not MedlineReader().sniff(text.encode())
