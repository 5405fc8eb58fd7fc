"""External Sales Agent Code of Conduct, paragraph by paragraph: heading and text.

Sample text of our own: HCSC's counsel puts the binding words here.
"""

PARAGRAPHS: tuple[tuple[str, str], ...] = (
    (
        "About this text (sample text)",
        "This Code of Conduct is sample text. It says what an external sales agent "
        "promises when selling products of Health Care Service Corporation (HCSC) and "
        "its Blue Cross and Blue Shield plans. Please read it in full before you sign.",
    ),
    (
        "1. Honesty",
        "I describe products, benefits, exclusions, networks and prices truthfully and "
        "completely. I do not mislead anybody by what I say or by what I leave out, "
        "and I use only sales material that HCSC has approved.",
    ),
    (
        "2. The customer's need comes first",
        "I ask what a customer needs before I recommend anything. I do not press "
        "anybody to buy, to cancel or to replace coverage that serves them well.",
    ),
    (
        "3. Licenses and appointments",
        "I sell only where I hold an active license with the line of authority that "
        "the product needs and, where the state asks for it, an appointment. I tell "
        "HCSC at once when a license lapses or a regulator opens a matter against me.",
    ),
    (
        "4. Applications and signatures",
        "I record answers exactly as the applicant gives them. I never sign for "
        "somebody else, never let anybody sign a blank form, and hand in applications "
        "and premiums without delay.",
    ),
    (
        "5. Privacy",
        "I use personal and health information only for the purpose it was given for, "
        "keep it safe, share it with nobody who has no right to it, and report a loss "
        "or misuse to HCSC immediately.",
    ),
    (
        "6. Gifts, rebates and conflicts of interest",
        "I offer no gift, payment or rebate for a purchase, accept none that could "
        "influence my advice, and tell HCSC of any conflict of interest.",
    ),
    (
        "7. Fair treatment",
        "I treat everybody with respect and refuse nobody because of race, color, "
        "national origin, sex, age, disability, religion or state of health.",
    ),
    (
        "8. Errors and omissions insurance",
        "I keep errors and omissions insurance in force with at least the limits that "
        "HCSC asks for, as long as I sell its products.",
    ),
    (
        "9. Fraud and abuse",
        "I take part in no fraud, waste or abuse. I report what I see of it to HCSC, "
        "and I know that nobody may punish me for a report made in good faith.",
    ),
    (
        "10. Records and cooperation",
        "I keep records of my sales as the law asks, and I cooperate with HCSC and "
        "with regulators when they ask about my business.",
    ),
    (
        "11. What follows from a breach",
        "I understand that a breach of this Code may end my contract and my "
        "appointments, and that HCSC reports to regulators what it must.",
    ),
)
