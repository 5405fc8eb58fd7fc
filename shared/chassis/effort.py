"""How often a record was tried; remembered while it is put back and comes again."""

from datetime import datetime

from chassis import clock
from chassis.patience import back_off
from chassis.record import Record

_FIRST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 30.0


class Effort:
    """The tries of one record."""

    def __init__(self, offset: int) -> None:
        """Begin without a failure."""
        self.offset = offset
        self.since: datetime = clock.now()
        self.attempts = 0
        self.unknown = 0

    def failed(self, *, is_unknown: bool) -> None:
        """Count a failure; only unknown ones use up the tries."""
        self.attempts += 1
        self.unknown += is_unknown

    def pause(self) -> float:
        """Give the seconds to wait before the next try."""
        return back_off(
            self.attempts, first=_FIRST_PAUSE_SECONDS, longest=_LONGEST_PAUSE_SECONDS
        )


class Efforts:
    """The efforts of a consumer: at most one record per partition is in trouble."""

    def __init__(self) -> None:
        """Begin with no trouble."""
        self._by_partition: dict[tuple[str, int], Effort] = {}

    def of(self, record: Record) -> Effort:
        """Give the effort made for a record so far."""
        place = (record.topic, record.partition)
        known = self._by_partition.get(place)
        if known is None or known.offset != record.offset:
            known = self._by_partition[place] = Effort(record.offset)
        return known

    def end(self, record: Record) -> None:
        """Forget a record that is done with."""
        self._by_partition.pop((record.topic, record.partition), None)
