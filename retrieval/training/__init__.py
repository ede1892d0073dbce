"""How the shipped data were made: the embedding table and the diacritics counts. Not needed to run Danvan."""
