"""The record in a browser and over HTTP, on this machine only."""

from dragoman.serve.app import create_app
from dragoman.serve.doors import Doors, is_loopback, new_token

__all__ = ["Doors", "create_app", "is_loopback", "new_token"]
