"""Millions of users: a run in which one simulated request stands for many customers."""
