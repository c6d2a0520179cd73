"""Forms of pages as browsers send them: names and values, short ones, in UTF-8."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

#: Bytes of a form: a note of a page or a quote of several are far below.
LONGEST = 64 * 1024
_MOST_FIELDS = 100


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form, the last of each name; a dependency, so that endpoints may be plain.

    Line ends are browsers' own (CR LF) in forms; here they are LF. Raises HTTPException where it is none or too long.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind not in ("application/x-www-form-urlencoded", ""):
        raise HTTPException(415, "The form is of a type that is not read here")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise HTTPException(413, f"The form is longer than {LONGEST // 1024} KiB")
    try:
        pairs = parse_qsl(
            body.decode("ascii", "replace"), keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise HTTPException(400, "The form has too many fields") from error
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


def local(address: str, otherwise: str) -> str:
    """The address where it is one of this server's own paths, else another: a form must not lead anywhere else."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else otherwise
