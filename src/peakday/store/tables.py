"""The tables, as the code reads and writes them. Migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("prompt", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Float, nullable=False),
    Column("created", Float, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("session", String(40), ForeignKey("sessions.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Column("wall", Float, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("data", Text, nullable=False),
)

commands = Table(
    "commands",
    metadata,
    Column("session", String(40), ForeignKey("sessions.id"), primary_key=True),
    Column("client", String(80), primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    UniqueConstraint("session", "first", name="one_command_an_event"),
)
"""Which events a client's command became, so that the same command sent twice is written once."""

beats = Table(
    "beats",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("wall", Float, nullable=False),
)
"""One row: when a studio was last alive."""

grades = Table(
    "grades",
    metadata,
    Column("session", String(40), ForeignKey("sessions.id"), primary_key=True),
    Column("total", Float, nullable=True),
    Column("dimensions", Text, nullable=False),
)
"""What each session was last graded with; `dimensions` is JSON, points by dimension."""
