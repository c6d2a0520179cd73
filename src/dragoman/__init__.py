"""Dragoman reads press reports and says what stands between states, with the characters that prove it."""

__version__ = "0.1.0"
