"""The built page, served from the package; where it was not built, a sentence says how."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

FOLDER = Path(__file__).parent / "page"
MISSING = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Peakday</title>
<h1>The page is not built yet</h1>
<p>Stop the studio, run <code>python3 dev.py setup</code> in the checkout, and start it again.</p>
<p>The studio itself works: <a href="/api/openapi.json">/api/openapi.json</a> describes it.</p>
</html>
"""
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}
_FOREVER = "public, max-age=31536000, immutable"


async def serve_page(request: Request) -> Response:
    """A file of the page; every other address is the page itself, which reads it."""
    return answer(FOLDER, request.path_params["path"])


def answer(folder: Path, path: str) -> Response:
    """The answer to a path below `folder`. Nothing outside it is ever read."""
    if not (folder / "index.html").is_file():
        return HTMLResponse(MISSING, status_code=503, headers={"cache-control": "no-store"})
    wanted = (folder / path).resolve() if "\x00" not in path else folder
    if wanted.is_relative_to(folder.resolve()) and wanted.is_file():
        kind = _TYPES.get(wanted.suffix) or mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
        # Vite names what is in assets/ by its content: it never changes under its name.
        cache = _FOREVER if path.startswith("assets/") else "no-cache"
        return FileResponse(wanted, media_type=kind, headers={"cache-control": cache})
    if Path(path).suffix:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    return FileResponse(folder / "index.html", media_type="text/html", headers={"cache-control": "no-cache"})
