"""Peakday: a practice studio for system-design interviews whose whiteboard runs."""
