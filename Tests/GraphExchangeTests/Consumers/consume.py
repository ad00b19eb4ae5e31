"""Reads an export with the program it is meant for and prints what that program sees, as JSON.

consume.py HOW PATH [QUERY...]
"""

import json
import math
import os
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")


def network(graph):
    """Nodes and edges of a networkx graph with all their data."""
    nodes = [[str(node), dict(data)] for node, data in graph.nodes(data=True)]
    import networkx
    graph = networkx.MultiDiGraph(graph)
    edges = [[str(a), str(b), dict(data), str(data.get("id", key))]
             for a, b, key, data in graph.edges(keys=True, data=True)]
    return {"nodes": nodes, "edges": edges}


def spelled(value):
    """The same with texts for what JSON has no numbers for."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {str(key): spelled(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [spelled(inner) for inner in value]
    return value


def graphml_networkx(path):
    import networkx
    return network(networkx.read_graphml(path, force_multigraph=True))


def graphml_igraph(path):
    import igraph
    graph = igraph.Graph.Read_GraphML(path)
    return {"nodes": [[v.index, v.attributes()] for v in graph.vs],
            "edges": [[e.source, e.target, e.attributes()] for e in graph.es]}


def gexf_networkx(path):
    import networkx
    return network(networkx.read_gexf(path, version="1.3"))


def xml_lxml(path):
    """Number of elements by name: the file is well-formed for a strict parser."""
    from lxml import etree
    counts = {}
    for element in etree.parse(path).iter():
        name = etree.QName(element).localname
        counts[name] = counts.get(name, 0) + 1
    return counts


def node_link_networkx(path):
    import networkx
    with open(path, encoding="utf-8") as file:
        return network(networkx.node_link_graph(json.load(file), edges="links"))


def sparql(path, *queries):
    import rdflib
    graph = rdflib.Graph()
    graph.parse(path, format={"ttl": "turtle", "jsonld": "json-ld"}[path.rsplit(".", 1)[1]])
    rows = [[[str(value) for value in row] for row in graph.query(query)] for query in queries]
    return {"triples": len(graph), "rows": rows}


def rdf_same(first, second):
    """Whether two files hold the same RDF graph."""
    import rdflib
    from rdflib.compare import isomorphic
    return isomorphic(rdflib.Graph().parse(first), rdflib.Graph().parse(second))


def ladybug(folder, *queries):
    import ladybug
    os.chdir(folder)
    with tempfile.TemporaryDirectory() as place:
        connection = ladybug.Connection(ladybug.Database(os.path.join(place, "graph")))
        with open("import.cypher", encoding="utf-8", newline="") as file:
            for statement in file.read().split(";\n"):
                if statement.strip():
                    connection.execute(statement)
        answers = []
        for query in queries:
            result = connection.execute(query)
            rows = []
            while result.has_next():
                rows.append(result.get_next())
            answers.append(rows)
        return answers


def neo4j_csv(folder):
    """The rows of the two files, read by the rules that neo4j-admin has for headers and lists."""
    import csv
    kinds = {"long": int, "double": float, "boolean": lambda text: text == "true"}
    tables = {}
    for table in ["nodes", "relationships"]:
        with open(os.path.join(folder, table + ".csv"), encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            header = next(lines)
            rows = []
            for line in lines:
                row = {}
                for field, text in zip(header, line, strict=True):
                    name, kind = field.rsplit(":", 1)
                    if text == "":
                        continue
                    if kind.endswith("[]") or kind == "LABEL":
                        of = kinds.get(kind[:-2], str)
                        row[name or kind] = [of(part) for part in text.split("\x1f")]
                    else:
                        row[name or kind] = kinds.get(kind, str)(text)
                rows.append(row)
            tables[table] = rows
    return tables


if __name__ == "__main__":
    answer = globals()[sys.argv[1]](*sys.argv[2:])
    print(json.dumps(spelled(answer), ensure_ascii=False, default=str))
