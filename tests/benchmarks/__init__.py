"""How fast and how big: `make bench`. Every figure with a baseline of the same run; nothing is asserted."""
