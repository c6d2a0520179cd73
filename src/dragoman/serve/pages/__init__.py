"""The views, one module each; a view is a function that answers one address."""

from dragoman.serve.pages import (
    actors,
    claims,
    disagreements,
    expectations,
    figures,
    login,
    occurrences,
    reports,
    sources,
    start,
)

#: In the order of the menu.
ROUTERS = (
    start.router,
    claims.router,
    actors.router,
    occurrences.router,
    disagreements.router,
    expectations.router,
    figures.router,
    reports.router,
    sources.router,
    login.router,
)
