"""Does the documentation still say what the code does?"""

import re

from tests.architecture.documentation import written
from tests.architecture.tree import HERE, Tree

SERVICE_PARTS = ("hears", "says", "asks")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def offences(tree: Tree) -> list[str]:
    """Pages that are out of date, services without a page, links to nothing."""
    return [*_stale(tree), *_without_page(tree), *_dead_links(tree)]


def _stale(tree: Tree) -> list[str]:
    return [
        f"{name}: its generated parts are out of date: make docs"
        for name, text in written(tree).items()
        if (tree.root / name).read_text() != text
    ]


def _without_page(tree: Tree) -> list[str]:
    found = []
    for service in tree.services():
        page = tree.root / "services" / service.folder / "README.md"
        text = page.read_text() if page.exists() else ""
        found += [
            f"services/{service.folder}/README.md: has no part {part}"
            for part in SERVICE_PARTS
            if f"<!-- generated: {part} -->" not in text
        ]
    return found


def _dead_links(tree: Tree) -> list[str]:
    return [
        f"{page.name}: leads to {target}, which is not there"
        for part in ("README.md", "ARCHITECTURE.md", "docs", "services")
        for page in tree.files(part, suffix=".md")
        for target in LINK.findall(page.text)
        if not (page.path.parent / target).exists()
    ]


def test_the_documentation_is_current():
    assert offences(HERE) == []


EVERYTHING = ("services", "shared", "deploy/local", "docs", "README.md")


def test_a_change_that_the_pages_do_not_tell_is_seen(broken):
    tree = (
        broken(*EVERYTHING)
        .replace(
            "shared/contracts/case_invitations.py",
            "A recruiter has invited",
            "We invited",
        )
        .replace(
            "services/nipr-adapter/nipr_adapter/api.py",
            'purpose="read-report"',
            'purpose="curiosity"',
        )
        .write("docs/more.md", "[more](gone.md)\n")
        .write("services/gateway/README.md", "# gateway\n")
    )
    found = offences(tree)
    for complaint in (
        "services/identity/README.md: its generated parts are out of date",
        "services/case/README.md: its generated parts are out of date",
        "docs/events.md: its generated parts are out of date",
        "docs/more.md: leads to gone.md",
        "services/gateway/README.md: has no part hears",
    ):
        assert any(offence.startswith(complaint) for offence in found), complaint
