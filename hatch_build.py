"""The hook hatchling calls: builds the studio's page into wheels.

An editable install does not build it; `dev.py` does, where the page is missing or stale.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its parameter to the plugin manager
    """Makes sure a wheel carries a page built from the sources it ships with."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the page where it is not fresh; raises `CannotBuild` where it cannot and there is none."""
        if version == "editable":
            return
        spec = importlib.util.spec_from_file_location("bundle", Path(self.root) / "web" / "bundle.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError("web/bundle.py is missing: build from a whole checkout or source archive")
        bundle = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(bundle)
        if bundle.main() != 0:
            raise bundle.CannotBuild("no page to put into the wheel; what is wrong stands above")
        build_data["artifacts"].append("src/peakday/studio/page/**")
