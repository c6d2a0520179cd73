"""The server as an ASGI application: the guard outside, the views inside, every error an answer."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.serve.api import add_api, allowed
from dragoman.serve.bodies import Bodies, Heads
from dragoman.serve.desk import Desk
from dragoman.serve.doors import Doors
from dragoman.serve.guard import Guard
from dragoman.serve.kept import warm
from dragoman.serve.pages import AHEAD, ROUTERS
from dragoman.serve.problems import Moved, Problem, Refusal, answer, problem_of
from dragoman.settings import Settings

_STATIC = Path(__file__).parent / "static"
#: A year: the address of a file changes with its content.
_KEPT = "public, max-age=31536000, immutable"


class _Kept(StaticFiles):
    """Static files that browsers keep; their addresses name their content."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = _KEPT
        return response


def create_app(path: Path, doors: Doors, settings: Settings | None = None) -> FastAPI:
    """The application over the record in this file; whoever runs it binds it to the doors' host and port."""
    app = FastAPI(
        title="Dragoman", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=_living
    )
    app.state.desk = Desk(path, settings or Settings(), doors)
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    add_api(app)
    app.mount("/static", _Kept(directory=_STATIC), name="static")
    app.add_exception_handler(DragomanError, _dragoman_error)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)
    app.add_middleware(Bodies)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Heads)
    app.add_middleware(Guard, doors=doors)
    return app


#: Seconds after which a thread that computes lets others in; Python's own 5 ms are waited for at every answer of the
#: database, of which a page takes dozens.
_TURN = 0.0005


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs: jobs are taken up, and what takes a moment to count is counted before anybody asks."""
    desk: Desk = app.state.desk
    sys.setswitchinterval(_TURN)
    # A job that is over has changed the record: what was kept holds no longer.
    desk.foreman.then = lambda: warm(desk, AHEAD)
    desk.foreman.awake()
    Thread(target=warm, args=(desk, AHEAD), daemon=True).start()
    yield
    desk.foreman.close()


def _dragoman_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DragomanError)
    return answer(request, problem_of(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    response = answer(request, error.problem)
    response.headers.update(error.headers)
    return response


def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)
    return RedirectResponse(error.address, 301)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    todo = "Check the address, or go back to the start." if error.status_code == 404 else ""
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["allow"] = allowed(request, headers.get("Allow", "GET"))
        todo = f"This address answers {headers['allow']}."
    response = answer(request, Problem(error.status_code, str(error.detail), todo))
    response.headers.update({name.lower(): value for name, value in headers.items()})
    return response


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = [{"at": ".".join(map(str, one["loc"])), "problem": one["msg"]} for one in error.errors()]
    first = f"{said[0]['at']}: {said[0]['problem']}" if said else ""
    return answer(request, Problem(422, "The request cannot be read", first, {"errors": said}))


def _unforeseen(request: Request, error: Exception) -> Response:
    # What failed inside is for the log of the one who runs the server, not for whoever asked.
    return answer(request, Problem(500, "Something failed that should not have", "See the server's log."))
