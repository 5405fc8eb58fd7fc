"""Whatever is edited, signed, heard and sent in whatever order, a signature holds."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support.covers import covers
from tests.support.documents_desk import DocumentsDesk
from tests.support.exploring import how_many
from tests.support.packet_model import PacketModel
from tests.support.packet_papers import AGREEMENT, CHOICES, ORDER, W_9
from tests.support.packet_walk import PacketWalk

ANSWERS = st.sampled_from(["email", "street", "montana"])
NEXT = "the next one"
# Of documents drawn at random hardly one would ever be the one whose turn it is.
SLUGS = st.one_of(st.just(NEXT), st.sampled_from(ORDER))
HOW = st.sampled_from(["once", "again", "at once"])
WALK = settings(
    max_examples=how_many(12),
    stateful_step_count=20,
    # A failure names its steps; to shorten the way there would take minutes.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Signing(RuleBasedStateMachine):
    """Everything that can happen to the documents of one case."""

    def __init__(
        self, runner: asyncio.Runner, desk: DocumentsDesk, ended: list[PacketModel]
    ) -> None:
        super().__init__()
        self._runner, self._service, self._ended = runner, desk, ended
        self.heard: list[str] = []

    @initialize(sign_again=st.sampled_from(["all", "changed"]), is_begun=st.booleans())
    def begin(self, *, sign_again: Any, is_begun: bool) -> None:
        self.walk = PacketWalk.of(self._service, sign_again=sign_again)
        self._do(self.walk.begin())
        # Drawn step by step, many a walk would never come to a signature.
        if is_begun:
            self._do(self.walk.do_everything())

    @property
    def model(self) -> PacketModel:
        return self.walk.model

    @precondition(lambda self: self.model.is_open)
    @rule(name=ANSWERS, is_heard=st.booleans())
    def edit(self, *, name: str, is_heard: bool) -> None:
        self.walk.edit(name)
        self.heard.append(self.model.snapshot)
        if is_heard:
            self._do(self.walk.hear(self.model.snapshot))

    @rule()
    def change_fees(self) -> None:
        self.walk.change_fees()

    @precondition(lambda self: self.heard)
    @rule(data=st.data())
    def hear_late_or_again(self, data: Any) -> None:
        self._do(self.walk.hear(data.draw(st.sampled_from(self.heard))))

    @rule(how=HOW)
    def prepare(self, how: str) -> None:
        self._do(self.walk.act(self.model.prepare(), self.walk.prepare, how))

    @rule(slug=SLUGS, wish=st.integers(0, 1), how=HOW)
    def choose(self, slug: str, wish: int, how: str) -> None:
        slug = self._named(slug) if self._named(slug) in CHOICES else W_9
        value = CHOICES[slug][1][wish % len(CHOICES[slug][1])]
        expected = self.model.choose(slug, value)
        self._do(self.walk.act(expected, lambda: self.walk.choose(slug, value), how))

    @rule(slug=SLUGS, how=HOW)
    def show(self, slug: str, how: str) -> None:
        slug = self._named(slug)
        expected = self.model.show(slug)
        self._do(self.walk.act(expected, lambda: self.walk.show(slug), how))

    @rule(slug=SLUGS, how=HOW)
    def sign_or_review(self, slug: str, how: str) -> None:
        slug = self._named(slug)
        expected = self.model.do(slug)
        self._do(self.walk.act(expected, lambda: self.walk.do(slug), how))

    @rule()
    def do_next(self) -> None:
        self._do(self.walk.do_next())

    @precondition(lambda self: self.model.is_open)
    @rule()
    def do_everything(self) -> None:
        self._do(self.walk.do_everything())

    @rule(how=HOW)
    def finish(self, how: str) -> None:
        self._do(self.walk.act(self.model.finish(), self.walk.finish, how))

    @precondition(lambda self: self.model.is_open and self.model.is_signed)
    @rule()
    def submit(self) -> None:
        self._do(self.walk.submit())

    @precondition(lambda self: self.model.may_be_taken_back)
    @rule()
    def take_back(self) -> None:
        self.walk.take_back()

    @precondition(lambda self: self.model.may_be_taken_back)
    @rule()
    def approve(self) -> None:
        self._do(self.walk.approve())

    @rule(how=st.one_of(HOW, st.just("broken off")))
    def upload(self, how: str) -> None:
        is_whole = how != "broken off"
        self._do(self.walk.upload(how) if is_whole else self.walk.break_off())

    @precondition(lambda self: self.model.is_at_work)
    @rule(name=ANSWERS)
    def change_while_a_change_is_looked_into(self, name: str) -> None:
        self._do(self.walk.change_while_settling(name))

    @precondition(lambda self: self.model.is_open and not self.model.is_at_work)
    @rule(name=ANSWERS, is_signed=st.booleans())
    def change_while_documents_are_made(self, *, name: str, is_signed: bool) -> None:
        self._do(self.walk.change_while_preparing(name, is_signed=is_signed))

    @precondition(lambda self: self.model.is_at_work)
    @rule(name=ANSWERS)
    def change_beside_a_signature(self, name: str) -> None:
        self._do(self.walk.change_beside_signing(name))

    def teardown(self) -> None:
        if hasattr(self, "walk"):
            self._runner.run(self.walk.end())
            self._ended.append(self.model)

    def _named(self, slug: str) -> str:
        made = self.model.packet
        return (made and made.turn) or AGREEMENT if slug == NEXT else slug

    def _do(self, act: Coroutine[Any, Any, None]) -> None:
        self._runner.run(self._compared(act))

    async def _compared(self, act: Coroutine[Any, Any, None]) -> None:
        await act
        await self.walk.compare()


@covers("SIG-3", "SIG-5", "NEW-3", "NEW-10", "FEE-2", "UPL-3")
def test_no_order_of_acts_breaks_a_signature(walks):
    ended: list[PacketModel] = []
    run_state_machine_as_test(lambda: Signing(*walks, ended), settings=WALK)
    # Each step was compared with the model; what was signed was read again at the end.
    assert len(ended) >= WALK.max_examples
