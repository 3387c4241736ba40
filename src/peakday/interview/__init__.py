"""The session: its events, steps, clock, cards, interviewer and curveball. Pure: nothing here does I/O."""
