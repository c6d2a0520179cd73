"""Settings of the desk: the reviewer's name, and which keys do what; all kept in this browser."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.serve.bodies import form_of
from dragoman.serve.desk import desk_of
from dragoman.serve.rendering import render_page
from dragoman.serve.review_place import desk_values
from dragoman.serve.reviewer import MODES, chosen_keys, remember_keys, reviewer_of, usual_keys

router = APIRouter()


@router.get("/settings")
def settings_page(request: Request) -> Response:
    """The settings as they are."""
    return _shown(request, {action: " ".join(keys) for action, keys in reviewer_of(request).keys.bound.items()})


@router.post("/settings/keys")
def set_keys(request: Request, form: Annotated[dict[str, str], Depends(form_of)]) -> Response:
    """The keys are kept as the form has them, or as they usually are; refused where two things have one key."""
    try:
        keys = usual_keys() if form.get("usual") else chosen_keys(form)
    except UsageError as error:
        return _shown(request, form, str(error))
    response = RedirectResponse("/settings?kept=keys", 303)
    remember_keys(request, response, keys)
    return response


def _shown(request: Request, written: dict[str, str], problem: str = "") -> Response:
    with desk_of(request).session() as session:
        values = desk_values(request, session.record)
    mode = written.get("mode", reviewer_of(request).keys.mode)
    values |= {"written": written, "mode": mode, "modes": MODES, "problem": problem}
    values |= {"usual": usual_keys(), "kept": request.query_params.get("kept", "")}
    return render_page(request, "desk_settings.html.j2", values, 422 if problem else 200)
