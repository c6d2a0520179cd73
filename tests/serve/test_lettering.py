from dragoman.serve.lettering import Box, lettered

WHOLE = Box(0, 0, 200, 100)


def test_a_name_stands_beside_its_place() -> None:
    (label,) = lettered([("Quito", 50, 50)], WHOLE, 1, 9)
    assert (label.x, label.y, label.anchor) == (54, 62, "start")


def test_names_do_not_lie_over_each_other_and_the_weightier_goes_first() -> None:
    crowd = [(f"Place {number}", 100 + number, 50.0) for number in range(8)]
    found = lettered(crowd, WHOLE, 1, 9)
    assert found[0].name == "Place 0"
    assert 1 < len(found) < len(crowd)
    assert len({(label.y, label.anchor) for label in found}) == len(found)


def test_at_the_edge_a_name_turns_inwards() -> None:
    (label,) = lettered([("Wellington", 195, 50)], WHOLE, 1, 9)
    assert (label.anchor, label.x) == ("end", 191)
    assert lettered([("Wellington", 195, 50)], Box(180, 40, 200, 60), 1, 9) == ()


def test_letters_keep_their_size_when_the_map_grows() -> None:
    near = [("Rome", 100.0, 50.0), ("Oslo", 106.0, 50.0)]
    assert len(lettered(near, WHOLE, 1, 1)) == 1
    assert [label.anchor for label in lettered(near, WHOLE, 6, 9)] == ["start", "start"]
