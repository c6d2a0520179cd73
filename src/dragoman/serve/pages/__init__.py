"""The views, one module each; a view is a function that answers one address."""

from dragoman.serve.pages import (
    claims,
    conflicts,
    desk_settings,
    history,
    login,
    map,
    network,
    reports,
    review,
    start,
    timeline,
)

#: In the order of the menu.
ROUTERS = (
    start.router,
    claims.router,
    timeline.router,
    network.router,
    map.router,
    reports.router,
    review.router,
    history.router,
    conflicts.router,
    desk_settings.router,
    login.router,
)
