"""The login: a one-time address gives this browser a session, and is worth nothing afterwards."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.serve.desk import desk_of
from dragoman.serve.guard import session_of
from dragoman.serve.problems import Problem, answer

router = APIRouter()


@router.get("/login")
def log_in(request: Request, word: str = "") -> Response:
    """A session for this browser, and the start page; the address works once."""
    doors = desk_of(request).doors
    session = doors.log_in(word)
    if session is None:
        problem = Problem(
            403, "This login address was used already, or is none", "Start dragoman serve again for a new one."
        )
        return answer(request, problem)
    response = RedirectResponse("/", 303)
    response.set_cookie(doors.cookie, session, httponly=True, samesite="strict", path="/")
    return response


@router.post("/logout")
def log_out(request: Request) -> Response:
    """The session ends."""
    doors = desk_of(request).doors
    doors.log_out(session_of(request.headers, doors))
    response = RedirectResponse("/", 303)
    response.delete_cookie(doors.cookie, path="/")
    return response
