"""Numbers as people write them: one parser and printer for boards, targets and speech."""
