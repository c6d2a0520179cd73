"""The API's description, for programs and for people."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.api.answering import JSON, as_json, etag_of
from dragoman.serve.api.schema import PROBLEMS, api_schema
from dragoman.serve.rendering import render_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Way:
    """One address with one method, as the page tells it."""

    id: str
    method: str
    path: str
    summary: str
    told: str
    parameters: list[dict[str, Any]]
    body: str
    answers: list[tuple[str, str, str]]


@router.get("/openapi.json", dependencies=[JSON])
def description(request: Request) -> Response:
    """The description, OpenAPI 3.1."""
    return as_json(api_schema(), etag_of("openapi"))


@router.get("/docs")
def docs(request: Request) -> Response:
    """The same as a page."""
    made = api_schema()
    groups: dict[str, list[Way]] = {}
    for way, tag in _ways(made):
        groups.setdefault(tag, []).append(way)
    values = {"about": made["info"]["description"], "groups": groups, "problems": PROBLEMS}
    return render_page(request, "api.html.j2", {**values, "shapes": dict(_shapes(made))})


def _ways(made: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    for path, methods in made["paths"].items():
        for method, told in methods.items():
            parameters = [_parameter(one) for one in told.get("parameters", ())]
            body = _content(told.get("requestBody", {}))
            answers = [
                (status, answer["description"], _content(answer))
                for status, answer in told["responses"].items()
                if status.startswith(("2", "3"))
            ]
            name = told["operationId"]
            way = Way(
                name, method.upper(), path, told["summary"], told.get("description", ""), parameters, body, answers
            )
            yield way, told["tags"][0]


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one["schema"]
    told = one.get("description") or schema.get("description", "")
    return {**one, "type": type_of(schema), "told": told, "needed": one.get("required", False)}


def _content(one: dict[str, Any]) -> str:
    return ", ".join(
        type_of(content["schema"]) if media == "application/json" else media
        for media, content in one.get("content", {}).items()
    )


def _shapes(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, shape in sorted(made["components"]["schemas"].items()):
        needed = shape.get("required", ())
        fields = [
            (field, type_of(one), one.get("description", ""), field in needed)
            for field, one in shape.get("properties", {}).items()
        ]
        yield name, {"told": shape.get("description", ""), "fields": fields}


def type_of(schema: dict[str, Any]) -> str:
    """A JSON schema in a word or a few."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " or ".join(map(type_of, schema[key]))
    if "enum" in schema or "const" in schema:
        return " | ".join(map(str, schema.get("enum", [schema.get("const")])))
    if schema.get("type") == "array":
        return f"list of {type_of(schema['items'])}" if schema.get("items") else "list"
    more = schema.get("additionalProperties")
    return f"object of {type_of(more)}" if isinstance(more, dict) else str(schema.get("type", "any"))
