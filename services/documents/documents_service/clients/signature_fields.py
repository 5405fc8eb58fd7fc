"""Makes the empty signature boxes of a Typst PDF into signature fields.

All fields are there before the document is shown and signed: after a certifying
signature no visible field may be added. Each field is a tagged form element where
the box stood in the reading order, as PDF/UA-1 and PDF/A-2a want it.
"""

import io
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from documents_service.clients.typesetting import SignatureBox

_PRINTED_AND_LOCKED = 132


def prepare(raw: bytes, boxes: Iterable[SignatureBox]) -> bytes:
    """Give the PDF with a signature field for each box; the same bytes each time."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tree = pdf.Root.StructTreeRoot
        slots = {str(figure.get("/Alt")): figure for figure in _figures(tree)}
        fields = [_field(pdf, box, slots[f"sigbox:{box.name}"], tree) for box in boxes]
        if fields:
            pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields)))
        prepared = io.BytesIO()
        pdf.save(prepared, deterministic_id=True)
        return prepared.getvalue()


def _field(pdf: pikepdf.Pdf, box: SignatureBox, slot: Object, tree: Object) -> Object:
    page = pdf.pages[box.page - 1]
    key = int(tree.ParentTreeNextKey)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(box.name),
            TU=String(box.tip),
            F=_PRINTED_AND_LOCKED,
            P=page.obj,
            Rect=_rectangle(box, float(page.MediaBox[3])),
            StructParent=key,
            AP=Dictionary(N=_blank(pdf, box)),
        )
    )
    slot.S, slot.Alt, slot.Pg = Name.Form, String(box.tip), page.obj
    # No array of one: HCSC's signature would then break the producer's (DocMDP).
    slot.K = Dictionary(Type=Name.OBJR, Obj=field, Pg=page.obj)
    tree.ParentTree.Nums.append(key)
    tree.ParentTree.Nums.append(slot)
    tree.ParentTreeNextKey = key + 1
    page.Annots = Array([*page.get("/Annots", []), field])
    page.Tabs = Name.S
    return field


def _blank(pdf: pikepdf.Pdf, box: SignatureBox) -> Object:
    return pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, box.w, box.h],
        Resources=Dictionary(),
    )


def _rectangle(box: SignatureBox, page_height: float) -> list[float]:
    top = page_height - box.y
    return [round(edge, 3) for edge in (box.x, top - box.h, box.x + box.w, top)]


def _figures(element: Object) -> Iterator[Object]:
    if element.get("/S") == Name.Figure:
        yield element
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary):
            yield from _figures(kid)
