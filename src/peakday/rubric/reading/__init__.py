"""What a session says, made readable for the criteria: sentences, questions, figures, steps, runs, claims."""
