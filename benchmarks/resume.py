"""A folder of mixed documents read undisturbed, and read again with the reader killed at random times: the same record?

Usage: resume.py [DOCUMENTS] [KILLS] [SEED]
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.read.samples import BODY, LEAD, feed, letter, page, pdf, zipped

from dragoman.record import open_record

READ = (sys.executable, "-c", "from dragoman.cli import main; main()", "read")
NAMES = ("Ghana", "Peru", "Norway", "Kenya", "Japan", "Chile", "Egypt", "Nepal", "Cuba", "Fiji")


def act(number: int) -> str:
    one, two = NAMES[number % 10], NAMES[(number // 10 + number + 1) % 10]
    return f"{one}'s foreign minister visited {two} on {number % 28 + 1} May 2019 and signed an agreement on trade."


def make_folder(folder: Path, count: int) -> None:
    """So many documents of all kinds, every seventh one broken."""
    for number in range(count):
        text = f"{act(number)}\n\n{LEAD}\n\nThis is story number {number}."
        kinds = (
            lambda text=text: text.encode(),
            lambda text=text: page([*text.split("\n\n"), *BODY]).encode(),
            lambda text=text: letter(text),
            lambda text=text, number=number: feed({"link": f"https://courier.example/{number}", "text": text}),
            lambda text=text: pdf([part[:90] for part in text.split("\n\n")]),
            lambda text=text, number=number: zipped({f"z{number}.txt": text.encode()}),
            lambda number=number: bytes([0, 1, 2, number % 256]) * 40,
        )
        # Names repeat from folder to folder, as those of saved pages do.
        place = folder / f"{number // 9:04d}"
        place.mkdir(exist_ok=True)
        (place / f"d{number % 9}").write_bytes(kinds[number % len(kinds)]())


def told(path: Path) -> str:
    """All that the record says, without when it was told and in what order it came."""
    with open_record(path, create=False) as record:
        database = record.database
        queries = (
            "SELECT id, sha256, about FROM report ORDER BY id",
            "SELECT id, fact FROM claim ORDER BY id",
            "SELECT report, start, stop, mention, actors, score, why FROM link ORDER BY report, start, stop, mention",
            "SELECT item, problem, remedy FROM issue ORDER BY item, problem",
            "SELECT kind, position, id, row FROM finding ORDER BY kind, position",
            "SELECT sha256 FROM original ORDER BY sha256",
        )
        assert record.check() == []
        return json.dumps([database.rows(query) for query in queries])


def same_record(count: int, kills: int, seed: int, longest: float) -> tuple[int, bool]:
    """How often the reader was killed at work, and whether the record came out the same; an unsound one raises."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        make_folder(folder, count)
        whole, broken = Path(name) / "whole.db", Path(name) / "broken.db"
        subprocess.run([*READ, str(folder), "--record", str(whole)], capture_output=True, check=False)
        killed = 0
        for _ in range(kills):
            reader = subprocess.Popen(
                [*READ, str(folder), "--record", str(broken), "--resume"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                reader.wait(dice.uniform(0.3, longest))
            except subprocess.TimeoutExpired:
                reader.kill()
                reader.wait()
                killed += 1
        subprocess.run([*READ, str(folder), "--record", str(broken), "--resume"], capture_output=True, check=False)
        return killed, told(whole) == told(broken)


def main() -> None:
    count, kills, seed = (
        int(sys.argv[at]) if len(sys.argv) > at else value for at, value in ((1, 1000), (2, 20), (3, 1))
    )
    started = time.perf_counter()
    killed, same = same_record(count, kills, seed, count / 20)
    print(f"{count} documents, killed {killed} times, seed {seed}: {'the same record' if same else 'ANOTHER RECORD'}")
    print(f"{time.perf_counter() - started:.0f} s")
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
