"""What was said in a recording, as text: by an endpoint that this machine's owner named, else by none."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from peakday.interview.refusal import Refused

PATIENCE_S = 300.0
MOST_BYTES = 1_000_000
URL, MODEL, KEY = "PEAKDAY_TRANSCRIBER_URL", "PEAKDAY_TRANSCRIBER", "PEAKDAY_TRANSCRIBER_KEY"


@dataclass(frozen=True, slots=True)
class Transcriber:
    """An OpenAI-compatible speech endpoint. `url` is the API's base, such as `http://localhost:8000/v1`."""

    url: str
    model: str
    key: str = ""
    patience_s: float = PATIENCE_S

    def text(self, sound: bytes, name: str, media_type: str) -> str:
        """The words of a recording. Raises `Refused` with a sentence, and nothing else."""
        mark = uuid.uuid4().hex
        head = (
            f'--{mark}\r\ncontent-disposition: form-data; name="model"\r\n\r\n{self.model}\r\n'
            f'--{mark}\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n'
            f"content-type: {media_type}\r\n\r\n"
        )
        headers = {"content-type": f"multipart/form-data; boundary={mark}"}
        if self.key:
            headers["authorization"] = f"Bearer {self.key}"
        body = head.encode() + sound + f"\r\n--{mark}--\r\n".encode()
        address = f"{self.url.rstrip('/')}/audio/transcriptions"
        try:
            with urlopen(Request(address, body, headers, method="POST"), timeout=self.patience_s) as answer:
                said: Any = json.loads(answer.read(MOST_BYTES))["text"]
        except OSError as error:
            raise Refused(f"The transcriber at {self.url} could not be asked: {error}.") from None
        except (ValueError, LookupError, TypeError, RecursionError):
            said = None
        if not isinstance(said, str):
            raise Refused(f"The transcriber at {self.url} answered in a form that is not known.")
        return said.strip()


def configured(environment: Mapping[str, str] = os.environ) -> Transcriber | None:
    """The endpoint that the three variables name; `None` without a model and an address that can be asked."""
    url, model = environment.get(URL, ""), environment.get(MODEL, "")
    if not model or urlsplit(url).scheme not in ("http", "https"):
        return None
    return Transcriber(url, model, environment.get(KEY, ""))
