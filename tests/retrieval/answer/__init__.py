"""Answers: quotes, figures, claims."""
