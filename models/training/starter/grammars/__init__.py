"""What callers of a clinic say, one grammar per language."""

import importlib

from grammar import Grammar


def load(language: str) -> Grammar:
    """The grammar of an ISO 639-1 language."""
    return importlib.import_module(f'grammars.{language}').GRAMMAR
