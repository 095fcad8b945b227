"""Nouns that say what a name is: a département, a lake, a border, a part of a town."""
