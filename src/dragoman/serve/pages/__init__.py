"""The views, one module each; a view is a function that answers one address."""

from dragoman.serve.pages import claims, export, jobs, login, reports, start

#: In the order of the menu.
ROUTERS = (start.router, claims.router, reports.router, jobs.router, export.router, login.router)
