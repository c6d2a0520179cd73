"""The views, one module each; a view is a function that answers one address."""

from dragoman.serve.pages import (
    actors,
    claims,
    conflicts,
    desk_settings,
    disagreements,
    expectations,
    export,
    figures,
    history,
    jobs,
    login,
    map,
    network,
    occurrences,
    reports,
    review,
    sources,
    start,
    timeline,
)

#: In the order of the menu.
ROUTERS = (
    start.router,
    claims.router,
    timeline.router,
    actors.router,
    occurrences.router,
    disagreements.router,
    figures.router,
    expectations.router,
    network.router,
    map.router,
    reports.router,
    sources.router,
    review.router,
    history.router,
    conflicts.router,
    desk_settings.router,
    jobs.router,
    export.router,
    login.router,
)
#: What these make ahead of whoever looks first.
AHEAD = (start.ahead, sources.ahead, map.ahead)
