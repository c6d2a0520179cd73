"""Names in addresses as reports give them: whatever stands in them, line ends and slashes too."""

from starlette.convertors import Convertor, register_url_convertor


class _Name(Convertor[str]):
    """All that is left of a path. Starlette's own `path` stops at a line end, which an outlet's name may hold."""

    regex = r"[\s\S]+"

    def convert(self, value: str) -> str:
        """The name."""
        return value

    def to_string(self, value: str) -> str:
        """The name as it stands in the path."""
        return value


#: How a route writes a parameter that takes such a name: `/source/{name:name}`.
register_url_convertor("name", _Name())
