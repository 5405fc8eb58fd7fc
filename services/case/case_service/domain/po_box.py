"""P.O. boxes: told from streets whose names only sound like one (GEN-2)."""

import re
import unicodedata
from functools import lru_cache

# Between words stands at most one blank, and no repeat is without end: runs of them
# would make the search try without end.
_NUMBER = r"\ ?(?:NO|NUM|NUMBER|NR)?\ ?[A-Z]?\ ?\d{1,9}[A-Z]?(?![A-Z0-9])"
_PO_BOX = re.compile(
    rf"""(?<![A-Z0-9])(?:
        (?:G?P\ ?O\ ?|P) BOX (?![A-Z])            # PO Box, P.O. Box, P-O-Box, PBox
      | P\ ?O\ ?B\ ? (?:[A-Z]?\d|$)               # POB 12, P O B 12
      | P\ ?O\ ?\d{{1,9}}$                        # PO 12
      | P\ ?O\ ?(?:DRAWER|DRWR|BIN|CALLER)\b
      | P\ ?(?:OFFICE|OFF)\ ?BOX (?![A-Z])
      | POST (?:AL)?\ ?(?:OFFICE|OFC|OFF)?\ ?BOX (?![A-Z])
      | POST\ ?OFFICE\ ?(?:DRAWER\b|DRWR\b|BIN\b|B\ ?\d)
      | LOCK\ ?(?:BOX|DRAWER|DRWR)(?:{_NUMBER}|\ [A-Z](?![A-Z0-9]))
      | CALLER\ ?(?:SERVICE|SVC|BOX)?\ ?\d
      | (?:APARTADO|APTDO|APDO)\ (?:POSTAL\ )?\d
    )
    # Alone it stands for a post office's at the beginning only: behind a street it is a
    # private mail box, like a PMB, or an apartment's.
    | ^(?:BOX|DRAWER|DRWR|BIN){_NUMBER}
    """,
    re.VERBOSE,
)
_BOX = re.compile(r"(?<![A-Z0-9])B ?[O0] ?XX?(?![A-Z])|(?<=[A-Z])B[O0]XX?(?![A-Z])")
_BX = re.compile(r"(?<![A-NP-Z0-9])BX(?![A-Z])")
# A zero is typed for the letter, and looks the same on the envelope; but the number of
# a drawer may be P0.
_ZERO = re.compile(r"\b(G?P ?)0(?= ?B|\ (?:DRAWER|DRWR|CALLER|\d))")
# Letters of other alphabets that look the same on the envelope.
_LOOK_ALIKES = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u0391\u0392\u0395\u039a\u039c\u0397\u039f\u03a1\u03f9\u03a4\u03a7",
    "ABEKMHOPCTX" * 2,
)
# Boxes of rural and highway contract routes stand at the roadside: a street address.
_ROUTE = re.compile(
    r"""(?<![A-Z0-9])
    (?: (?:RURAL|STAR|HIGHWAY\ CONTRACT)\ (?:ROUTE|RTE|RT)
      | (?:COUNTY|CO|STATE|RANCH|FARM)\ (?:ROAD|RD|ROUTE|RTE|RT|HIGHWAY|HWY)
      | HIGHWAY\ CONTRACT | R\ ?R | H\ ?C | C\ ?R | F\ ?M
      | ROUTE | RTE | RT | HIGHWAY | HWY
    )
    (?:\ ?\d{1,9}[A-Z]?|\ [A-Z])?
    \ BOX\ ?[A-Z]?\d{1,9}[A-Z]?(?![A-Z0-9])
    """,
    re.VERBOSE,
)
# "100 Po Box Canyon Rd": a house number, and a road's word at the end.
_ROAD = re.compile(
    r"^\d{1,6} P ?O ?BOX (?:(?!NO |NUM|NR )[A-Z]{3,20} ){1,3}"
    r"(?:RD|ROAD|ST|STREET|AVE|AVENUE|LN|LANE|DR|DRIVE|CT|WAY|TRL|TRAIL|LOOP|HWY)\b"
)


def is_po_box(line: str) -> bool:
    """Tell whether an address line names a P.O. box, in any of its spellings."""
    return _PO_BOX.search(_without_streets(_words(line))) is not None


# The same address is judged at each save of its tab and each page of its case.
@lru_cache(maxsize=512)
def po_box_line(street: str, street_2: str) -> int | None:
    """Tell which of two lines names a P.O. box, 0 or 1; together they may name one."""
    if is_po_box(street):
        return 0
    both = _words(f"{street} {street_2}")
    rest = _without_streets(both)
    # "Route 1" on the first line and "Box 23" on the second are one address.
    if rest == both and is_po_box(street_2):
        return 1
    return 1 if _PO_BOX.search(rest) else None


def _words(line: str) -> str:
    plain = unicodedata.normalize("NFKC", line).upper().replace("_", " ")
    words = re.sub(r"\W+", " ", plain.translate(_LOOK_ALIKES)).strip()
    return _BX.sub("BOX", _BOX.sub("BOX", _ZERO.sub(r"\1O", words)))


def _without_streets(words: str) -> str:
    return _ROUTE.sub("/", _ROAD.sub("/", words))
