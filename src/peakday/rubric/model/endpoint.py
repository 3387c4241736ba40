"""One call to an OpenAI-compatible chat endpoint, with a limit on time and on size, and one kind of error."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

PATIENCE_S = 30.0
MOST_BYTES = 400_000


class EndpointError(RuntimeError):
    """The endpoint could not be asked, or what it said is no answer; the message says which."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked. `url` is the API's base, such as `http://localhost:11434/v1`."""

    url: str
    model: str
    key: str = ""
    patience_s: float = PATIENCE_S

    def ask(self, system: str, user: str) -> str:
        """The model's answer to one message. Raises `EndpointError`, and nothing else."""
        body = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        headers = {"content-type": "application/json"}
        if self.key:
            headers["authorization"] = f"Bearer {self.key}"
        request = Request(
            f"{self.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers, method="POST"
        )
        try:
            with urlopen(request, timeout=self.patience_s) as answer:
                raw = answer.read(MOST_BYTES + 1)
        except (URLError, OSError, ValueError, HTTPException) as error:
            raise EndpointError(f"the model at {self.url} could not be asked: {error}") from None
        if len(raw) > MOST_BYTES:
            raise EndpointError(f"the model at {self.url} said more than {MOST_BYTES:,} bytes")
        try:
            said: Any = json.loads(raw)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            said = None
        if not isinstance(said, str):
            raise EndpointError(f"the model at {self.url} answered in a form that is not known")
        return said


def configured(environment: Mapping[str, str] = os.environ) -> Endpoint | None:
    """The endpoint that PEAKDAY_MODEL_URL, PEAKDAY_MODEL and PEAKDAY_MODEL_KEY name; None without a model.

    Raises `EndpointError` where the URL is none that can be asked.
    """
    url, model = environment.get("PEAKDAY_MODEL_URL", ""), environment.get("PEAKDAY_MODEL", "")
    if not url or not model:
        return None
    if urlsplit(url).scheme not in ("http", "https"):
        raise EndpointError(
            "PEAKDAY_MODEL_URL begins with http:// or https://, such as http://localhost:11434/v1"
        )
    return Endpoint(url, model, environment.get("PEAKDAY_MODEL_KEY", ""))
