"""places.toml and the environment → a geopy geocoder. Keys come from the environment only."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Mapping
from typing import Any

from mapgen.base.plaintext import shown
from mapgen.base.version import __version__
from mapgen.errors import ServiceSetupError
from mapgen.geocoding.services.adapter import GentleAdapter
from mapgen.geocoding.services.chain import Service
from mapgen.languages import text

#: Seconds for one answer, from start to end.
TIMEOUT = 10.0
MOST_TIMEOUT = 120.0
#: The variable for the contact address, where places.toml names none.
CONTACT = "MAPGEN_CONTACT"
#: Parameters of geopy's geocoders that are ours to set.
_OURS = frozenset({"self", "user_agent", "ssl_context", "adapter_factory", "timeout", "proxies"})
_SECRET = re.compile(
    r"key|token|secret|password|auth|username|client_id|app_id|app_code|referer|channel", re.IGNORECASE
)
_CONTACT = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+|https?://[^\s<>()]+\.[^\s<>()]+")


def is_secret(name: str) -> bool:
    """True for an option that holds a key or stands for an account."""
    return _SECRET.search(name) is not None


def variable(service: str, option: str) -> str:
    """The environment variable of a secret option: MAPGEN_OPENCAGE_API_KEY."""
    return f"MAPGEN_{service}_{option}".upper()


def make_geocoder(service: Service, options: Mapping[str, Any], contact: str | None, language: str) -> Any:
    """geopy's geocoder of ``service``. ``options`` are those of places.toml, ``contact`` the address named there.

    Raises ServiceSetupError for an unknown option, a missing key and, where the service asks for it, a missing
    contact address. No key is in the message.
    """
    from geopy.exc import ConfigurationError
    from geopy.geocoders import get_geocoder_for_service

    made = get_geocoder_for_service(service.geopy_name)
    parameters = inspect.signature(made).parameters
    _refuse_unknown(service, options, parameters, language)
    values: dict[str, Any] = {name: value for name, value in options.items() if name != "timeout"}
    if service.domain and "domain" in parameters:
        values.setdefault("domain", service.domain)
    values |= _secrets(service, parameters, language)
    values |= {"user_agent": _user_agent(service, contact, language), "adapter_factory": GentleAdapter}
    values["timeout"] = _timeout(service, options, language)
    try:
        return made(**{name: value for name, value in values.items() if name in parameters})
    except (ConfigurationError, TypeError, ValueError, AssertionError):
        # geopy's own text may quote what it was given
        raise ServiceSetupError(text("services.refused_options", language, name=service.name)) from None


def _refuse_unknown(service: Service, options: Mapping[str, Any], parameters: Mapping[str, Any], language: str) -> None:
    allowed = [name for name in parameters if name not in _OURS and not is_secret(name)]
    for name in options:
        if is_secret(name):
            message = text("services.key_in_file", language, option=shown(name), variable=variable(service.name, name))
            raise ServiceSetupError(message)
        if name not in (*allowed, "timeout"):
            known = ", ".join(["timeout", *allowed])
            raise ServiceSetupError(
                text("services.unknown_option", language, name=service.name, option=shown(name), known=known)
            )


def _secrets(service: Service, parameters: Mapping[str, Any], language: str) -> dict[str, str]:
    found = {}
    for name, parameter in parameters.items():
        if name in _OURS or not is_secret(name):
            continue
        value = os.environ.get(variable(service.name, name))
        if value:
            found[name] = value
        elif parameter.default is inspect.Parameter.empty:
            message = text("services.no_key", language, name=service.name, variable=variable(service.name, name))
            raise ServiceSetupError(message)
    return found


def _user_agent(service: Service, contact: str | None, language: str) -> str:
    address = contact or os.environ.get(CONTACT) or ""
    if address and not _CONTACT.fullmatch(address):
        raise ServiceSetupError(text("services.bad_contact", language, variable=CONTACT))
    if service.contact_wanted and not address:
        raise ServiceSetupError(text("services.no_contact", language, name=service.title, variable=CONTACT))
    return f"mapgen/{__version__} ({address})" if address else f"mapgen/{__version__}"


def _timeout(service: Service, options: Mapping[str, Any], language: str) -> float:
    value = options.get("timeout", TIMEOUT)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= MOST_TIMEOUT:
        raise ServiceSetupError(text("services.bad_timeout", language, name=service.name, limit=f"{MOST_TIMEOUT:.0f}"))
    return float(value)
