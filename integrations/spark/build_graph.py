"""Builds a graph of documents on Apache Spark, the same that `concentric build` makes.

    spark-submit build_graph.py DOCUMENTS OUTPUT [--concentric PROGRAM] [--partitions N]

DOCUMENTS are files of JSON Lines, one object a document with `id`, `text` and, if known, `title`,
`date`, `source` and `author`. OUTPUT is a new folder; its parts, in the order of their names, are one
file of JSON Lines that `concentric import` reads. All that is known about texts and names is in the
program's steps (`concentric extract --jsonl -`, `concentric shard …`); Spark groups, sorts, counts.
"""

import argparse
import json
import shlex
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("documents", help="files of JSON Lines; a folder or a pattern will do")
    parser.add_argument("output", help="folder to make")
    parser.add_argument("--concentric", default="concentric", help="the program, on every worker")
    parser.add_argument("--partitions", type=int, help="parts to split the work into")
    return parser.parse_args()


def split_once(line):
    return tuple(line.split("\t", 1))


def membership(numbered):
    """(document, (entity, number)) for every member of a node."""
    (members, _), number = numbered
    return [(document, (entity, number)) for document, entity in json.loads(members)]


def main():
    options = arguments()
    context = SparkSession.builder.appName("concentric").getOrCreate().sparkContext
    partitions = options.partitions or context.defaultParallelism * 4

    def step(lines, *words):
        command = " ".join(shlex.quote(word) for word in [options.concentric, *words])
        return lines.pipe(command, checkCode=True)

    def in_order(pairs):
        """Sorted by key; all lines of one key in one partition."""
        return pairs.sortByKey(numPartitions=partitions)

    def joined(pairs):
        return pairs.map(lambda pair: pair[0] + "\t" + pair[1])

    # Extract: every document by itself.
    source = context.textFile(options.documents, partitions).filter(lambda line: line.strip())
    facts = step(source, "extract", "--jsonl", "--threads", "1", "-").persist(StorageLevel.DISK_ONLY)
    errors = facts.filter(lambda line: line.startswith('{"kind":"error"'))
    failed = errors.count()
    for line in errors.take(20):
        print("error:", json.loads(line)["message"], file=sys.stderr)

    records = step(facts, "shard", "records").map(lambda line: line.split("\t", 2))
    records = records.persist(StorageLevel.DISK_ONLY)

    def of_kind(kind):
        return records.filter(lambda record: record[0] == kind).map(
            lambda record: (record[1], record[2]))

    documents = in_order(of_kind("document")).persist(StorageLevel.DISK_ONLY)
    repeated = documents.mapValues(lambda _: 1).reduceByKey(lambda a, b: a + b).filter(
        lambda pair: pair[1] > 1).keys().take(5)
    if repeated:
        names = ", ".join(bytes.fromhex(key).decode("utf-8") for key in repeated)
        sys.exit("error: several documents have the same id: " + names)

    # Nodes: things with the same block key meet in one group, in the order of the graph.
    nodes = step(joined(in_order(of_kind("record"))), "shard", "nodes").map(split_once)
    nodes = nodes.zipWithIndex().persist(StorageLevel.DISK_ONLY)
    node_lines = nodes.map(lambda node: '{"kind":"node","id":%d,%s' % (node[1], node[0][1]))

    # Edges: each document's relations learn the numbers of its nodes; then those of one edge meet.
    numbers = nodes.flatMap(membership).groupByKey(partitions).mapValues(
        lambda pairs: json.dumps(dict(pairs)))
    relations = numbers.join(of_kind("relations"), partitions).values()
    statements = step(joined(relations), "shard", "statements").map(split_once)
    edges = step(joined(in_order(statements)), "shard", "edges")
    edges = edges.zipWithIndex().persist(StorageLevel.DISK_ONLY)
    edge_lines = edges.map(lambda edge: '{"kind":"edge","id":%d,%s' % (edge[1], edge[0]))

    counts = {"nodes": nodes.count(), "edges": edges.count(), "documents": documents.count()}
    header = '{"kind":"graph","format":"concentric","version":1,' + ",".join(
        '"%s":%d' % (name, counts[name]) for name in ["nodes", "edges", "documents"]) + "}"
    lines = context.parallelize([header], 1)
    for part in [documents.values(), node_lines, edge_lines]:
        lines = lines.union(part)
    lines.saveAsTextFile(options.output)
    print("%(documents)d documents, %(nodes)d nodes, %(edges)d edges" % counts)
    if failed:
        print("error: %d documents could not be read" % failed, file=sys.stderr)
        sys.exit(3)


if __name__ == "__main__":
    main()
