"""Figures of quality against the project's targets: `make evaluate`."""
