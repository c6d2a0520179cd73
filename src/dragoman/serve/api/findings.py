"""What pages of findings share: the parameters, and how they ask the record."""

from typing import Annotated, Any

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NothingFound
from dragoman.record import Sought, finding, found_page, successor
from dragoman.serve.api.answering import MOST, Model, answered, page_of
from dragoman.serve.api.claims import mark_of
from dragoman.serve.desk import desk_of
from dragoman.serve.problems import Moved
from dragoman.session import Session

DayOf = Annotated[
    str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD.")
]
Several: Any = Field(default_factory=list, max_length=100)
Names = Annotated[list[str], Several]


#: What else an address of one finding may answer.
MOVED: dict[int | str, dict[str, Any]] = {
    301: {"description": "What was read or judged since has joined it to another, which `Location` names."}
}


class Paged(Model):
    """What every list takes."""

    after: Annotated[str, Field(max_length=4096, description="The cursor that a page's next address carries.")] = ""
    limit: Annotated[int, Field(ge=1, le=MOST, description="How many at most.")] = 50


class Within(Model):
    """What most lists of findings, and files of them, take."""

    report: Annotated[list[str], Several, Field(description="Ids of reports that all tell it.")]
    claim: Annotated[list[str], Several, Field(description="Ids of claims, one of which is part of it.")]


class PlaceIn(Model):
    """Where a passage stands, in code points, the end exclusive."""

    report: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Passage(PlaceIn):
    """A passage with its words."""

    quote: str


def listed(request: Request, sought: Sought, query: Paged) -> Response:
    """A page of findings."""

    def make(session: Session) -> Any:
        found = found_page(session.record.database, sought, query.after, query.limit)
        return page_of(request, found.rows, found.after, found.total)

    return answered(request, make)


def one(request: Request, kind: str, name: str) -> Response:
    """A finding of this kind and id; its ETag is what a decision's If-Match names."""
    with desk_of(request).session() as session:
        found = finding(session.record.database, name)
        if found is None or found[0] != kind:
            if heir := successor(session.record.database, name, kind):
                raise Moved(f"/v1/{kind}/{heir}")
            raise NothingFound(f"{name}: none of the {kind} has this id; look it up at /v1/{kind}")
        mark = mark_of(session.record, name)
    return answered(request, lambda _: found[1], mark)
