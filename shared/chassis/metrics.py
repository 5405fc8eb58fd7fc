"""What is measured, under the names that dashboards and alerts use."""

from prometheus_client import Counter, Gauge, Histogram

REQUEST_SECONDS = Histogram(
    "producerpro_http_request_seconds",
    "Time to answer an HTTP request",
    ["service", "method", "route", "status"],
)
OUTBOX_ROWS = Gauge("producerpro_outbox_rows", "Events not yet in Kafka", ["service"])
OUTBOX_OLDEST_SECONDS = Gauge(
    "producerpro_outbox_oldest_seconds", "Age of the oldest unsent event", ["service"]
)
RELAYED = Counter("producerpro_events_relayed", "Events handed to Kafka", ["service"])
RELAY_FAILURES = Counter(
    "producerpro_relay_failures", "Times the relay had to start over", ["service"]
)
RELAY_LEADER = Gauge(
    "producerpro_relay_leader", "1 where this process sends the events", ["service"]
)
HANDLED = Counter(
    "producerpro_events_handled",
    "Records heard, by what became of them",
    ["service", "type", "outcome"],
)
HANDLE_SECONDS = Histogram(
    "producerpro_event_handle_seconds", "Time to handle a record", ["service", "type"]
)
COMMIT_FAILURES = Counter(
    "producerpro_offset_commit_failures",
    "Offset commits that failed; the inbox makes them harmless",
    ["service", "error"],
)
CONSUMER_LAG = Gauge(
    "producerpro_consumer_lag", "Records not yet read", ["service", "topic"]
)
CONSUMER_RESTARTS = Counter(
    "producerpro_consumer_restarts",
    "Subscribers restarted by the watchdog",
    ["service"],
)
DEAD_LETTERS = Gauge(
    "producerpro_dead_letters", "Events that wait for an operator", ["service", "state"]
)
DEAD_LETTERS_OLDEST_SECONDS = Gauge(
    "producerpro_dead_letters_oldest_seconds",
    "Age of the oldest event that waits for an operator",
    ["service", "state"],
)
JOB_FAILURES = Counter("producerpro_job_failures", "Jobs that failed", ["job", "error"])
OBJECT_FAILURES = Counter(
    "producerpro_object_store_failures",
    "Calls to the object store that failed",
    ["bucket", "error"],
)
