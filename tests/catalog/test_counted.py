from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.catalog.counted import counted, multiplied


@pytest.mark.parametrize(("label", "copies"), [
    ("1800 graders", 1800), ("1 800 graders", 1800), ("1,800 graders", 1800), ("1.8k packers", 1800),
    ("about 40 pickers", 40), ("3 app servers", 3), ("3x Redis", 3), ("3 × workers", 3),
    ("Push sender x20", 20), ("Worker (x4)", 4), ("graders (1750)", 1750), ("Stations (1750 people)", 1750),
    ("3 app servers (16 GB)", 3), ("3 core routers", 3), ("2 message workers", 2), ("Worker (4 x)", 4),
])  # fmt: skip
def test_a_number_on_a_label_is_how_many_there_are(label: str, copies: int) -> None:
    assert counted(label) == copies


@pytest.mark.parametrize("label", [
    "graders", "db 2", "db2", "5 minute batch", "2 phase commit", "3 tier web", "2FA service", "Orders (v2)",
    "24 h desk", "S3", "0 graders", "Cache (Redis)", "99999999999 graders", "", "3rd party",
    "Redis (16 GB)", "Redis (16 GiB)", "Matcher (200 ms)", "Matcher (2 s)", "500 rps service",
    "Orders (300 QPS)", "Cache (5 M)", "Desk (24 h)", "Orders db (3000 IOPS)", "Matcher (8 cores)",
    "Shop (4 vCPU)", "16 GiB cache", "Postgres (100 connections)", "Shop (10000 users)",
])  # fmt: skip
def test_other_numbers_are_not(label: str) -> None:
    assert counted(label) is None


def test_machines_are_multiplied_behind_their_name() -> None:
    assert multiplied("Tracking app x2")
    assert not multiplied("2 customers")


@given(st.text(max_size=200))
def test_any_label_is_read_without_a_fuss(label: str) -> None:
    assert counted(label) is None or counted(label) >= 1
