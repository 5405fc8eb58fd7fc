"""Insurers that write errors and omissions cover in the United States.

Kept in the order of the alphabet, one line each. A name that was once offered stays: it
stands in answers. A producer whose insurer is not listed chooses OTHER and types it.
"""

OTHER = "OTHER"

SOURCE = (
    "Collected by this project in November 2026 from the names under which insurers "
    "sell professional liability cover. No register: compare with the NAIC's company "
    "search, and let HCSC's own list take its place."
)

CARRIERS: tuple[str, ...] = (
    "Admiral Insurance Company",
    "AIG Specialty Insurance Company",
    "Allied World Assurance Company",
    "Arch Insurance Company",
    "Argonaut Insurance Company",
    "Aspen American Insurance Company",
    "AXIS Insurance Company",
    "Beazley Insurance Company",
    "Berkley Assurance Company",
    "Berkshire Hathaway Specialty Insurance Company",
    "Chubb Insurance Company",
    "Cincinnati Insurance Company",
    "CNA (Continental Casualty Company)",
    "Columbia Casualty Company",
    "Continental Casualty Company",
    "Crum & Forster Specialty Insurance Company",
    "Employers Reinsurance Corporation",
    "Endurance American Insurance Company",
    "Evanston Insurance Company",
    "Everest National Insurance Company",
    "Federal Insurance Company",
    "Fireman's Fund Insurance Company",
    "General Star National Insurance Company",
    "Great American Insurance Company",
    "Greenwich Insurance Company",
    "Hanover Insurance Company",
    "Hartford Fire Insurance Company",
    "Hiscox Insurance Company",
    "Houston Casualty Company",
    "Hudson Insurance Company",
    "Illinois Union Insurance Company",
    "Indian Harbor Insurance Company",
    "Ironshore Specialty Insurance Company",
    "James River Insurance Company",
    "Kinsale Insurance Company",
    "Landmark American Insurance Company",
    "Lexington Insurance Company",
    "Liberty Insurance Underwriters",
    "Lloyd's of London",
    "Markel American Insurance Company",
    "National Union Fire Insurance Company of Pittsburgh, PA",
    "Nationwide Mutual Insurance Company",
    "Navigators Insurance Company",
    "Old Republic Insurance Company",
    "Philadelphia Indemnity Insurance Company",
    "QBE Insurance Corporation",
    "RLI Insurance Company",
    "Scottsdale Insurance Company",
    "Starr Indemnity & Liability Company",
    "State National Insurance Company",
    "Steadfast Insurance Company",
    "Swiss Re Corporate Solutions America Insurance Corporation",
    "Travelers Casualty and Surety Company of America",
    "Twin City Fire Insurance Company",
    "United States Fire Insurance Company",
    "Utica Mutual Insurance Company",
    "Westchester Fire Insurance Company",
    "Westport Insurance Corporation",
    "XL Specialty Insurance Company",
    "Zurich American Insurance Company",
)
