"""The questions of the benchmark, asked of DuckDB and Polars: one JSON object a line.

    peers.py FOLDER CACHE ROUNDS

FOLDER holds the values as files of little-endian numbers, words beside them as JSON. Each line is
{"peer", "rule", "count", "ms"}, the median of ROUNDS. The packages come from PyPI; they are
installed into a folder of their own under CACHE at the first run.
"""

import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

PACKAGES = ["duckdb==2.0.0", "polars==2.1.0", "numpy==2.4.6"]

DUCKDB = {
    "R1": "SELECT count(*) FROM contact WHERE spend > 400000 AND visits < 3",
    "R2": "SELECT count(*) FROM contact WHERE spend > 10000 OR visits >= 2",
    "R3": """SELECT count(*) FROM contact
        WHERE (spend > 200000 AND (visits < 5 OR last_visit < $quiet))
        OR (last_visit >= $recent AND visits > 10 AND city = 'Chicago')""",
    "R4a": """SELECT count(*) FROM contact WHERE spend > 50000
        AND id IN (SELECT contact_id FROM note WHERE contains(text, 'fee'))""",
    "R4b": "SELECT count(*) FROM contact WHERE company ILIKE '%robot%' AND spend > 50000",
    "R5": """SELECT count(*) FROM contact WHERE visits > 3
        AND id IN (SELECT contact_id FROM tagging WHERE tag = 'VIP')
        AND id NOT IN (SELECT contact_id FROM tagging WHERE tag = 'Spanish')""",
    "R6": """SELECT count(*) FROM (SELECT 1 FROM orders WHERE placed_at >= $since
        GROUP BY contact_id HAVING count(*) > 2)""",
}


def installed(cache):
    """Returns the interpreter of the folder the packages are installed in."""
    home = Path(cache) / "segments"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / "-".join(PACKAGES + ["done"])
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(command, check=True, stdout=sys.stderr)
        done.touch()
    return python


def tables(folder):
    """Returns the tables as Polars' frames, and what time it is."""
    import numpy
    import polars

    def numbers(name, kind="<u4"):
        return numpy.fromfile(folder / name, kind)

    def words(name):
        names = json.loads((folder / f"{name}.json").read_text()) or [""]
        names[0] = None
        return polars.Series(names, dtype=polars.String)[numbers(name)]

    spend = numbers("spend", "<i8")
    last_visit = polars.Series(numbers("last_visit"))
    contact = polars.DataFrame({
        "id": numpy.arange(len(spend), dtype="u4"),
        "spend": spend,
        "visits": numbers("visits"),
        "last_visit": last_visit.set(last_visit == 0, None),
        "city": words("city"),
        "company": words("company"),
    })
    notes, start, texts = (folder / "notes").read_bytes(), 0, []
    for end in numbers("note_ends").tolist():
        texts.append(notes[start:end].decode())
        start = end
    return {
        "contact": contact,
        "tagging": polars.DataFrame({"tag": words("tag"), "contact_id": numbers("tagged")}),
        "orders": polars.DataFrame({
            "contact_id": numbers("order_contact"),
            "placed_at": numbers("order_placed"),
        }),
        "note": polars.DataFrame({"contact_id": numbers("note_contact"), "text": texts}),
    }, int(numbers("now")[0])


def timed(peer, rule, rounds, ask):
    took, count = [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        count = ask()
        took.append((time.perf_counter() - start) * 1e3)
    line = {"peer": peer, "rule": rule, "count": int(count), "ms": statistics.median(took)}
    print(json.dumps(line), flush=True)


def duckdb_answers(folder, frames, windows, rounds):
    import duckdb

    db = duckdb.connect()
    db.execute("SET threads = 1")
    for name, frame in frames.items():
        file = folder / f"{name}.parquet"
        frame.write_parquet(file)
        db.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet('{file}')")
    for rule, sql in DUCKDB.items():
        given = {name: value for name, value in windows.items() if f"${name}" in sql}
        timed("DuckDB", rule, rounds, lambda: db.execute(sql, given).fetchone()[0])


def polars_answers(frames, windows, rounds):
    import polars

    spend, visits, last = polars.col("spend"), polars.col("visits"), polars.col("last_visit")
    contact, tagging, orders, note = (
        frames[name] for name in ("contact", "tagging", "orders", "note")
    )
    quiet = last < windows["quiet"]
    chicago = polars.col("city") == "Chicago"
    here = (last >= windows["recent"]) & (visits > 10) & chicago
    nested = ((spend > 200_000) & ((visits < 5) | quiet)) | here

    def counted(frame, rule):
        return frame.lazy().filter(rule).select(polars.len()).collect().item()

    def having(rule, of):
        return of.lazy().filter(rule).select("contact_id").unique().collect()["contact_id"]

    def long_text():
        found = having(polars.col("text").str.contains("fee", literal=True), note)
        return counted(contact, polars.col("id").is_in(found.implode()) & (spend > 50_000))

    def tags():
        has = having(polars.col("tag") == "VIP", tagging).implode()
        lacks = having(polars.col("tag") == "Spanish", tagging).implode()
        ids = polars.col("id")
        return counted(contact, (visits > 3) & ids.is_in(has) & ~ids.is_in(lacks))

    def windowed():
        recent = orders.lazy().filter(polars.col("placed_at") >= windows["since"])
        counts = recent.group_by("contact_id").len().filter(polars.col("len") > 2)
        return counts.select(polars.len()).collect().item()

    robots = polars.col("company").str.to_lowercase().str.contains("robot", literal=True)
    asks = {
        "R1": lambda: counted(contact, (spend > 400_000) & (visits < 3)),
        "R2": lambda: counted(contact, (spend > 10_000) | (visits >= 2)),
        "R3": lambda: counted(contact, nested),
        "R4a": long_text,
        "R4b": lambda: counted(contact, robots & (spend > 50_000)),
        "R5": tags,
        "R6": windowed,
    }
    for rule, ask in asks.items():
        timed("Polars", rule, rounds, ask)


def main():
    folder, cache, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    python = installed(cache)
    if Path(sys.prefix).resolve() != python.parents[1].resolve():
        sys.exit(subprocess.run([python, *sys.argv]).returncode)
    frames, now = tables(folder)
    day = 24 * 60 * 60
    windows = {"quiet": now - 180 * day, "recent": now - 30 * day, "since": now - 90 * day}
    duckdb_answers(folder, frames, windows, rounds)
    polars_answers(frames, windows, rounds)


main()
