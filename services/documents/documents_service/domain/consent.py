"""The disclosure about electronic signatures and records (ESIGN, 15 U.S.C. 7001(c))."""

TEXT_VERSION = "ESIGN 2026-11"

PARAGRAPHS = (
    "You can review and sign your contract documents here electronically. Before you "
    "do, please read what that means. This is sample text until HCSC's counsel "
    "approves it.",
    "Paper is available. You may receive and sign these documents on paper instead, "
    "and you may ask for a paper copy of anything you sign here, at any time and "
    "without a fee. Call the Producer Service Center at 855-782-4272, Monday to "
    "Friday, 8 a.m. to 5 p.m. Central Time, or write to "
    "Producer_Service_Center@hcsc.net.",
    "What your consent covers. It covers the Producer Agreement, the state addenda, "
    "the W-9, the Code of Conduct, and the notices about this onboarding case. It "
    "covers nothing else that HCSC may send you.",
    "You may decline or withdraw. If you decline, or withdraw before you submit, "
    "nothing is signed, your answers are kept, and the Producer Service Center sends "
    "you the documents on paper, which takes longer. To withdraw, call or write to "
    "the Producer Service Center. Withdrawing costs nothing and does not undo what "
    "you signed before.",
    "Keep your contact details current. Notices go to the email address on your "
    "General page. Change it there before you submit; afterwards in Blue Access for "
    "Producers, or through the Producer Service Center.",
    "What you need. A device with a current version of Chrome, Edge, Firefox or "
    "Safari, an email address, a program that opens PDF files, and enough storage or "
    "a printer if you wish to keep copies. The documents can also be read as text on "
    "this site.",
    "Your typed name is your signature. Typing your name and pressing Sign has the "
    "same effect as signing by hand. The time, your network address and your browser "
    "are recorded with each signature. By consenting you confirm that you can open "
    "and read documents on this device.",
)


def is_current(text_version: str) -> bool:
    """Tell whether a consent was given to the text that is in force."""
    return text_version == TEXT_VERSION
