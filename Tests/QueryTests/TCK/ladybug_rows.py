"""Runs queries on Ladybug and writes their rows, sorted: ladybug_rows.py IN.json OUT.json"""

import json
import re
import sys

import ladybug

PAIRS = "FROM A TO A, FROM A TO B, FROM B TO A, FROM B TO B"


def connection(batch):
    opened = ladybug.Connection(ladybug.Database(":memory:"))
    for label in "AB":
        opened.execute(f"CREATE NODE TABLE {label}(id INT64, x INT64, y INT64, PRIMARY KEY(id))")
    for kind in "RS":
        opened.execute(f"CREATE REL TABLE {kind}({PAIRS}, x INT64)")
    labels = {}
    for node in batch["nodes"]:
        labels[node["id"]] = "AB"[node["isB"]]
        opened.execute(f"CREATE (:{labels[node['id']]} {{id: {node['id']}, x: {node['x']}}})")
    for source, target, x, kind in batch["edges"]:
        opened.execute(
            f"MATCH (a:{labels[source]} {{id: {source}}}), (b:{labels[target]} {{id: {target}}}) "
            f"CREATE (a)-[:{'RS'[kind]} {{x: {x}}}]->(b)")
    return opened


def rows(opened, query):
    """`None` when its dialect has no such query, or it fails inside."""
    # Relationships of variable length may repeat one there unless told not to.
    query = re.sub(r"\*(\d\.\.\d)", r"* TRAIL \1", query)
    try:
        result = opened.execute(query)
    except RuntimeError as error:
        print(f"{error}: {query}", file=sys.stderr)
        return None
    found = []
    while result.has_next():
        found.append([None if value is None else int(value) for value in result.get_next()])
    return sorted(found, key=lambda row: [-1 if value is None else value for value in row])


def main():
    with open(sys.argv[1]) as file:
        batches = json.load(file)
    answers = []
    for batch in batches:
        opened = connection(batch)
        answers.append([rows(opened, query) for query in batch["queries"]])
    with open(sys.argv[2], "w") as file:
        json.dump(answers, file)


main()
