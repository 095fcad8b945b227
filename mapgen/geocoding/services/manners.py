"""Asking one service with good manners: geopy's RateLimiter, Retry-After, at most three tries, then no more."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any

from geopy.adapters import get_retry_after
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from mapgen.geocoding.services.chain import Service

TRIES = 3
#: Seconds before the second try; twice as many before the third.
FIRST_WAIT = 2.0
#: A service that asks to wait longer is left alone for this run.
LONGEST_WAIT = 60.0
_LOGGER = logging.getLogger("geopy")


class ServiceDownError(Exception):
    """The service gave no answer. ``reason`` is the key of a message without the section, ``values`` belong to it."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class QuestionRefusedError(Exception):
    """The service can't do anything with this one question; the next may be answered."""


class Courteous:
    """One service as it is asked: ``geocode`` waits its turn.

    ``sleep`` and ``clock`` (seconds) are those of the system but in tests.
    """

    def __init__(
        self,
        service: Service,
        geocoder: Any,
        *,
        language: str,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.service = service
        self._keywords = _keywords(service, geocoder, language)
        self._geocode = geocoder.geocode
        self._limiter = _Limiter(self._once, service.delay, sleep, clock)

    def geocode(self, query: str) -> list[Location]:
        """What the service knows of ``query``, best first. Raises ServiceDownError and QuestionRefusedError."""
        self._tries = 0
        disabled = _LOGGER.disabled
        _LOGGER.disabled = True  # geopy logs addresses with their keys
        try:
            found = self._limiter(query)
        except GeopyError as error:
            raise _given_up(error) from None
        finally:
            _LOGGER.disabled = disabled
        if not found:
            return []
        return list(found) if isinstance(found, list) else [found]

    def _once(self, query: str) -> Any:
        self._tries += 1
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # geopy warns of positions that it can't have
                return self._geocode(query, **self._keywords)
        except GeopyError as error:
            wait = _asked_to_wait(error)
            if wait is not None and wait > LONGEST_WAIT:
                raise ServiceDownError("asks_to_wait", seconds=f"{wait:.0f}") from None
            _raise_final(error)
            self._limiter.error_wait_seconds = max(FIRST_WAIT * 2 ** (self._tries - 1), wait or 0.0)
            raise
        except (LookupError, TypeError, ValueError, AttributeError):
            # geopy's parsers take an answer of another form for granted
            raise GeocoderParseError("other form") from None


class _Limiter(RateLimiter):  # type: ignore[misc]  # geopy has no types
    def __init__(
        self, ask: Callable[[str], Any], delay: float, sleep: Callable[[float], None], clock: Callable[[], float]
    ) -> None:
        super().__init__(
            ask,
            min_delay_seconds=delay,
            max_retries=TRIES - 1,
            error_wait_seconds=max(FIRST_WAIT, delay),
            swallow_exceptions=False,
        )
        self._sleeping, self._now = sleep, clock

    def _sleep(self, seconds: float) -> None:
        self._sleeping(seconds)

    def _clock(self) -> float:
        return self._now()


def _keywords(service: Service, geocoder: Any, language: str) -> Mapping[str, object]:
    """Those keywords that the geocoder takes; one answer is too few to see that a name has several bearers."""
    import inspect

    taken = inspect.signature(geocoder.geocode).parameters
    wanted = {"exactly_one": False, **dict(service.queries)}
    if "language" in wanted:
        wanted["language"] = language
    return {name: value for name, value in wanted.items() if name in taken}


def _asked_to_wait(error: GeopyError) -> float | None:
    """Seconds of the header Retry-After, which comes with 429 and 503."""
    if isinstance(error, GeocoderRateLimited):
        return None if error.retry_after is None else float(error.retry_after)
    headers = getattr(error.__cause__, "headers", None)
    wait = get_retry_after(headers) if headers else None
    return None if wait is None else float(wait)


def _raise_final(error: GeopyError) -> None:
    """Errors that a second try would only repeat."""
    if isinstance(error, GeocoderAuthenticationFailure | GeocoderInsufficientPrivileges):
        raise ServiceDownError("no_access") from None
    if isinstance(error, GeocoderQuotaExceeded) and not isinstance(error, GeocoderRateLimited):
        raise ServiceDownError("quota") from None
    if isinstance(error, GeocoderQueryError):
        raise QuestionRefusedError from None
    if getattr(error.__cause__, "status_code", None) == 404:
        raise ServiceDownError("status", status=404) from None
    if str(error) == "redirect":
        raise ServiceDownError("redirect") from None


def _given_up(error: GeopyError) -> ServiceDownError:
    status = getattr(error.__cause__, "status_code", None)
    reasons: list[tuple[type[GeopyError], str]] = [
        (GeocoderRateLimited, "rate_limited"),
        (GeocoderParseError, "malformed"),
    ]
    for kind, reason in reasons:
        if isinstance(error, kind):
            return ServiceDownError(reason)
    if status is not None:
        return ServiceDownError("status", status=status)
    if isinstance(error, GeocoderTimedOut):
        return ServiceDownError("timeout")
    if isinstance(error, GeocoderUnavailable):
        return ServiceDownError("cut" if str(error) == "cut" else "unreachable")
    return ServiceDownError("too_large" if isinstance(error, GeocoderServiceError) else "unreachable")
