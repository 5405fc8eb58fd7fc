"""Traces over HTTP and Kafka (OpenTelemetry); exported only where told to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from fastapi.telemetry import TelemetryConfig
from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, DEFAULT_ON

_tracer = trace.get_tracer("chassis")

# FastAPI would trace each request a second time, and log what somebody typed with the
# exception that it caused.
ONLY_OURS: TelemetryConfig = {
    "tracing": False,
    "operation_spans": False,
    "metrics": False,
    "logs": False,
    "auto_configure": False,
}
"""What a FastAPI app of ours is told about telemetry."""


def configure_telemetry(service: str, *, endpoint: str | None) -> None:
    """Give this process trace ids, and send its spans to a collector if any."""
    provider = TracerProvider(
        resource=Resource({SERVICE_NAME: service}),
        # Nobody would read them; the ids are given all the same.
        sampler=DEFAULT_ON if endpoint else ALWAYS_OFF,
    )
    if endpoint:
        provider.add_span_processor(
            BatchSpanProcessor(OTLPSpanExporter(f"{endpoint}/v1/traces"))
        )
    trace.set_tracer_provider(provider)


@contextmanager
def span(name: str, *, carrier: Mapping[str, str]) -> Iterator[trace.Span]:
    """Work under a span that continues the trace of incoming headers.

    Errors are marked by type alone: their text may quote what somebody typed.
    """
    context = propagate.extract(carrier)
    with _tracer.start_as_current_span(
        name, context, record_exception=False, set_status_on_exception=False
    ) as current:
        try:
            yield current
        except Exception as error:
            current.set_status(trace.StatusCode.ERROR, type(error).__name__)
            raise
