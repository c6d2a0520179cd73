"""The views, one module each; a view is a function that answers one address."""

from dragoman.serve.pages import claims, login, map, network, reports, start, timeline

#: In the order of the menu.
ROUTERS = (start.router, claims.router, timeline.router, network.router, map.router, reports.router, login.router)
