import hashlib
import tomllib
from importlib.resources import files


def test_every_entry_of_the_list_of_vendored_files_holds() -> None:
    folder = files("dragoman.serve") / "static" / "vendor"
    listed = tomllib.loads((folder / "vendored.toml").read_text(encoding="utf-8"))["file"]
    for entry in listed:
        assert hashlib.sha256((folder / entry["name"]).read_bytes()).hexdigest() == entry["sha256"], entry["name"]
    known = {entry["name"] for entry in listed} | {"vendored.toml"}
    assert {one.name for one in folder.iterdir() if not one.name.endswith(".LICENSE")} == known
