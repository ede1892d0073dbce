"""Tests of this room, mirroring its files."""
