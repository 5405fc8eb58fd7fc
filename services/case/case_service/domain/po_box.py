"""P.O. boxes: told from streets whose names only sound like one (GEN-2)."""

import re
import unicodedata
from functools import lru_cache

# Between words stands at most one blank, and no repeat is without end: runs of them
# would make the search try without end.
_MARK = r"(?:NO|NUM|NUMBER|NR)"
_NUMBER = rf"\ ?{_MARK}?\ ?[A-Z]?\ ?\d{{1,9}}[A-Z]?(?![A-Z0-9])"
_LETTER = rf"\ (?:{_MARK}\ )?[A-Z](?![A-Z0-9])"
_DRAWER = r"(?:DRAWER|DRWR|DRW|BIN)"
_OFFICE = r"POST\ ?(?:AL\ ?)?(?:OFFICE|OFC|OFF)"
_PO_BOX = re.compile(
    rf"""(?<![A-Z0-9])(?:
        (?:(?:G\ ?)?P\ ?O\ ?|P) BOX (?![A-Z]{{2}})  # PO Box, P.O. Box, PBox, PO BoxA
      | P\ ?O\ ?B (?:\ ?[A-Z]?\d|{_NUMBER}|{_LETTER}|$)    # POB 12, P O B 12, POB A
      | (?:G\ ?)?P\ ?O (?:\ ?{_MARK})?\ ?[A-Z]?\d{{1,9}}[A-Z]?(?![A-Z0-9])    # PO 12
      | (?:G\ ?)?P\ ?O\ ?(?:{_DRAWER}|CALLER)\b
      | P\ ?(?:OFFICE|OFF)\ ?BOX (?![A-Z]{{2}})
      | (?:POST|POSTAL|{_OFFICE})\ ?BOX (?![A-Z]{{2}})
      | {_OFFICE}\ ?(?:{_DRAWER}\b|B\ ?\d)
      | {_OFFICE} (?:\ ?{_MARK})?\ ?\d{{1,9}}[A-Z]?(?![A-Z0-9])
      | LOCK\ ?(?:BOX|{_DRAWER}) (?:{_NUMBER}|{_LETTER}) (?!\ (?:RANCH|FARM)\b)
      | CALLER\ ?(?:SERVICE|SVC|BOX)?\ ?\d
      | (?:APARTADO|APTDO|APDO)\ (?:POSTAL\ )?\d
    )
    # Alone it stands for a post office's at the beginning only: behind a street it is a
    # private mail box, like a PMB, or an apartment's.
    | ^(?:BOX|{_DRAWER}){_NUMBER}
    """,
    re.VERBOSE,
)
_BOX = re.compile(r"(?<![A-Z0-9])B ?[O0] ?XX?(?![A-Z])|(?<=[A-Z])B[O0]XX?(?![A-Z])")
_BX = re.compile(r"(?<![A-NP-Z0-9])BX(?![A-Z])")
# A zero is typed for the letter, and looks the same on the envelope; but the number of
# a drawer may be P0.
_ZERO = re.compile(rf"\b(G?P ?)0(?= ?B| (?:{_DRAWER}|CALLER|{_MARK} \d|\d))")
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
# "Apt PO 4": the number of a door.
_DOOR = re.compile(
    r"(?<![A-Z0-9])(?:APT|APARTMENT|UNIT|STE|SUITE|RM|ROOM|BLDG|BUILDING|LOT|SPC|SPACE)"
    r" P ?O ?\d{1,9}[A-Z]?(?![A-Z0-9])"
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
    apart = unicodedata.normalize("NFKD", line).upper().replace("_", " ")
    plain = "".join(mark for mark in apart if not unicodedata.combining(mark))
    words = re.sub(r"\W+", " ", plain.translate(_LOOK_ALIKES)).strip()
    return _BX.sub("BOX", _BOX.sub("BOX", _ZERO.sub(r"\1O", words)))


def _without_streets(words: str) -> str:
    return _DOOR.sub("/", _ROUTE.sub("/", _ROAD.sub("/", words)))
