#!/usr/bin/env python3
"""Writes what networkx (BSD-3-Clause) says about two small networks, for the tests of the
graph procedures: Scripts/network_reference.py > Tests/QueryTests/Procedures/networks.json

Needs networkx 3.6."""

import json

import networkx as nx


def partition(groups):
    return sorted(sorted(group) for group in groups)


def values(by_node, nodes):
    return [by_node[node] for node in nodes]


def network(name, nodes, edges):
    multi = nx.MultiDiGraph()
    multi.add_nodes_from(nodes)
    multi.add_edges_from(edges)
    directed = nx.DiGraph(multi)
    directed.remove_edges_from(list(nx.selfloop_edges(directed)))
    simple = directed.to_undirected()
    weighted = nx.Graph()
    weighted.add_nodes_from(nodes)
    for source, target in edges:
        weight = weighted.get_edge_data(source, target, {"weight": 0})["weight"]
        weighted.add_edge(source, target, weight=weight + 1)
    best = max(
        nx.community.modularity(weighted, nx.community.louvain_communities(weighted, seed=seed))
        for seed in range(20)
    )
    return {
        "name": name,
        "nodes": len(nodes),
        "edges": [list(edge) for edge in edges],
        "outgoing": values(dict(multi.out_degree()), nodes),
        "incoming": values(dict(multi.in_degree()), nodes),
        "pageRank": values(nx.pagerank(multi, alpha=0.85, tol=1e-13, max_iter=1000), nodes),
        "betweenness": values(nx.betweenness_centrality(simple), nodes),
        "directedBetweenness": values(
            nx.betweenness_centrality(directed, normalized=False), nodes
        ),
        "closeness": values(nx.closeness_centrality(simple), nodes),
        "outgoingCloseness": values(nx.closeness_centrality(directed.reverse()), nodes),
        "components": partition(nx.connected_components(simple)),
        "strongComponents": partition(nx.strongly_connected_components(directed)),
        "triangles": values(nx.triangles(simple), nodes),
        "coefficients": values(nx.clustering(simple), nodes),
        "distances": sorted(nx.single_source_shortest_path_length(simple, 0).items()),
        "outgoingDistances": sorted(
            nx.single_source_shortest_path_length(directed, 0).items()
        ),
        "bestModularity": best,
    }


def main():
    karate = nx.karate_club_graph()
    random = nx.gnp_random_graph(40, 0.05, seed=7, directed=True)
    edges = sorted(random.edges())
    # Doubles, a loop and a node of its own.
    edges += [edges[0], edges[0], edges[5], (3, 3)]
    networks = [
        network("karate", sorted(karate.nodes()), sorted(karate.edges())),
        network("random", list(range(41)), edges),
    ]
    members = [",\n".join(f" {json.dumps(k)}: {json.dumps(v)}" for k, v in n.items()) for n in networks]
    print("[\n" + ",\n".join("{\n" + text + "\n}" for text in members) + "\n]")


main()
