#!/usr/bin/env python3
"""Counts England's placement extract by SQL alone and prints the figures as JSON.

Reads nothing but the CSV file: not the mapping, not the program. The figures have the
form of `exchange::statistics::Statistics`, so that the two can be compared.

    pip install -r tests/england/requirements.txt
    python3 tests/england/recount.py PATH/episodes.csv 2016-03-31 2017-03-31 2018-03-31
"""

import json
import sys

import duckdb

KIND = """CASE WHEN left(place, 1) IN ('U', 'A', 'R', 'T')
          THEN left(place, 1) || '*' ELSE place END"""

EPISODES = f"""
CREATE TABLE episode AS
SELECT child, rne, place, {KIND} AS kind,
       strptime(decom, '%d/%m/%Y')::DATE AS began,
       strptime(dec, '%d/%m/%Y')::DATE AS ended
FROM read_csv($path, header = true, all_varchar = true)
"""

# An episode of the same child that ends on the day on which this one begins.
CHANGES = """
SELECT count(*) FILTER (rne = 'S') AS starts,
       count(*) FILTER (rne IN ('P', 'T', 'B', 'U')) AS of_place,
       count(*) FILTER (rne IN ('L', 'B', 'U')) AS of_legal_status,
       count(*) FILTER (rne IN ('B', 'U')) AS of_both,
       count(*) FILTER (rne IN ('P', 'T', 'B', 'U') AND EXISTS (
           SELECT 1 FROM episode p WHERE p.child = e.child AND p.ended = e.began
       )) AS of_place_seen,
       count(*) FILTER (rne IN ('P', 'T', 'B', 'U') AND EXISTS (
           SELECT 1 FROM episode p WHERE p.child = e.child AND p.ended = e.began
       ) AND NOT EXISTS (
           SELECT 1 FROM episode p
           WHERE p.child = e.child AND p.ended = e.began AND p.place = e.place
       )) AS of_place_to_other_code,
       count(*) FILTER (rne IS NULL OR rne NOT IN ('S', 'P', 'T', 'L', 'B', 'U')) AS unknown
FROM episode e
"""


def rows(db, sql, **parameters):
    """All rows of a query as dictionaries."""
    result = db.execute(sql, parameters or None)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row)) for row in result.fetchall()]


def spread(db, until, where, **parameters):
    """Number, sum, median and mean of days from the beginning to `until`."""
    return rows(
        db,
        f"""SELECT count(*) AS n, coalesce(sum(days), 0)::BIGINT AS days,
                   median(days)::DOUBLE AS median, avg(days)::DOUBLE AS mean
            FROM (SELECT date_diff('day', began, {until}) AS days FROM episode WHERE {where})""",
        **parameters,
    )[0]


def on_day(db, day):
    """The figures as of one day: an episode holds while began <= day < ended."""
    running = "began <= $day::DATE AND (ended IS NULL OR $day::DATE < ended)"
    year = "> $day::DATE - INTERVAL 1 YEAR"
    counts = "count(*) AS episodes, count(DISTINCT child) AS children"
    kinds = rows(
        db,
        f"SELECT kind, {counts} FROM episode WHERE {running} GROUP BY kind ORDER BY kind",
        day=day,
    )
    return {
        "on": day,
        "stock": rows(db, f"SELECT {counts} FROM episode WHERE {running}", day=day)[0],
        "by_kind": {kind.pop("kind"): kind for kind in kinds},
        "running": spread(db, "$day::DATE", running, day=day),
        "completed_in_year": spread(
            db, "ended", f"ended <= $day::DATE AND ended {year}", day=day
        ),
        "changes_in_year": rows(
            db, f"{CHANGES} WHERE began <= $day::DATE AND began {year}", day=day
        )[0],
    }


def overlaps(db):
    """Each pair of episodes of one child that hold at the same time, by their first days."""
    pairs = db.execute(
        """SELECT a.child, a.began::VARCHAR, b.began::VARCHAR
           FROM episode a JOIN episode b ON a.child = b.child AND a.began < b.began
           WHERE (a.ended IS NULL OR b.began < a.ended)
             AND (b.ended IS NULL OR a.began < b.ended)
           ORDER BY 1, 2, 3"""
    ).fetchall()
    return [list(pair) for pair in pairs]


def main(path, days):
    """Counts and prints."""
    db = duckdb.connect()
    db.execute(EPISODES, {"path": path})
    total = "SELECT count(*) AS episodes, count(DISTINCT child) AS children FROM episode"
    figures = {
        **rows(db, total)[0],
        "days": [on_day(db, day) for day in days],
        "completed": spread(db, "ended", "ended IS NOT NULL"),
        "changes": rows(db, CHANGES)[0],
        "overlaps": overlaps(db),
    }
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=2)
    print()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
