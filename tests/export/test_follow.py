import json

from dragoman.export import Basis
from dragoman.export.follow import ftm_lines

#: Properties that FollowTheMoney 4.11 requires.
REQUIRED = {
    "Article": ["fileName"], "Event": ["name"], "UnknownLink": ["subject", "object"], "Occupancy": ["holder", "post"],
    "Person": ["name"], "Position": ["name"], "PublicBody": ["name"],
}  # fmt: skip
#: Properties whose values are ids of entities.
LINKS = ("organizer", "involved", "subject", "object", "holder", "post", "organization", "proof")


def test_entities_are_whole_and_lead_to_each_other(basis: Basis) -> None:
    entities = [json.loads(line) for line in ftm_lines(basis)]
    ids = {entity["id"] for entity in entities}
    assert {entity["schema"] for entity in entities} == REQUIRED.keys()
    for entity in entities:
        assert set(REQUIRED[entity["schema"]]) <= entity["properties"].keys(), entity
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) for value in values)
            if name in LINKS:
                assert set(values) <= ids


def test_quotes_have_their_places(basis: Basis) -> None:
    link = next(one for line in ftm_lines(basis) if (one := json.loads(line))["schema"] == "UnknownLink")
    (said,) = link["properties"]["summary"]
    assert said.startswith("“Israel arms Azerbaijan” (wire-1[35:57], tie-")
