Feature: Shortest paths

  # Two ways of length 2 from s to t (over a and b), one of length 3, one of length 1 by U
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (s:N {name: 's'}), (a:N {name: 'a'}), (b:N {name: 'b'}), (c:N {name: 'c'}),
        (d:N {name: 'd'}), (t:N {name: 't'}), (z:N {name: 'z'}),
        (s)-[:T]->(a), (a)-[:T]->(t), (s)-[:T]->(b), (b)-[:T]->(t),
        (s)-[:T]->(c), (c)-[:T]->(d), (d)-[:T]->(t), (s)-[:U]->(t)
      """

  Scenario: [1] SHORTEST 1 gives one path for each pair
    When executing query:
      """
      MATCH p = SHORTEST 1 (s {name: 's'})-[:T]->+(t {name: 't'}) RETURN length(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |

  Scenario: [2] ANY SHORTEST is the same
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {name: 's'})-[:T]->+(t) RETURN t.name AS t, length(p) AS n
      """
    Then the result should be, in any order:
      | t   | n |
      | 'a' | 1 |
      | 'b' | 1 |
      | 'c' | 1 |
      | 'd' | 2 |
      | 't' | 2 |

  Scenario: [3] ALL SHORTEST gives all of the smallest length
    When executing query:
      """
      MATCH p = ALL SHORTEST (s {name: 's'})-[:T]->+(t {name: 't'})
      RETURN [n IN nodes(p) | n.name] AS names
      """
    Then the result should be, in any order:
      | names           |
      | ['s', 'a', 't'] |
      | ['s', 'b', 't'] |

  Scenario Outline: [4] SHORTEST <k>
    When executing query:
      """
      MATCH p = SHORTEST <k> (s {name: 's'})-[:T|U]->+(t {name: 't'})
      RETURN length(p) AS n ORDER BY n
      """
    Then the result should be, in order:
      | n |
      | 1 |
      | 2 |
      | 2 |
      | 3 |

    Examples:
      | k |
      | 4 |
      | 9 |

  Scenario: [5] SHORTEST k GROUPS keeps all paths of the k smallest lengths
    When executing query:
      """
      MATCH p = SHORTEST 2 GROUPS (s {name: 's'})-[:T|U]->+(t {name: 't'})
      RETURN length(p) AS n ORDER BY n
      """
    Then the result should be, in order:
      | n |
      | 1 |
      | 2 |
      | 2 |

  Scenario: [6] ANY gives some path
    When executing query:
      """
      MATCH p = ANY (s {name: 's'})-[:T]->+(t {name: 't'}) RETURN count(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |

  Scenario: [7] No path, no row
    When executing query:
      """
      MATCH p = ALL SHORTEST (s {name: 's'})-[:T]->+(z {name: 'z'}) RETURN p
      """
    Then the result should be, in any order:
      | p |

  Scenario: [8] The function shortestPath
    When executing query:
      """
      MATCH (s {name: 's'}), (t {name: 't'})
      MATCH p = shortestPath((s)-[:T*]->(t)) RETURN length(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |

  Scenario: [9] The function allShortestPaths
    When executing query:
      """
      MATCH p = allShortestPaths((s {name: 's'})-[:T*]->(t {name: 't'}))
      RETURN [n IN nodes(p) | n.name] AS names
      """
    Then the result should be, in any order:
      | names           |
      | ['s', 'a', 't'] |
      | ['s', 'b', 't'] |

  Scenario: [10] The function with an upper bound
    When executing query:
      """
      MATCH (s {name: 's'}), (t {name: 't'})
      OPTIONAL MATCH p = shortestPath((s)-[:T*..1]->(t)) RETURN p
      """
    Then the result should be, in any order:
      | p    |
      | null |

  Scenario: [11] The function as an expression
    When executing query:
      """
      MATCH (s {name: 's'}), (x) WHERE x.name IN ['t', 'z']
      RETURN x.name AS x, length(shortestPath((s)-[:T*]->(x))) AS n
      """
    Then the result should be, in any order:
      | x   | n    |
      | 't' | 2    |
      | 'z' | null |

  Scenario: [13] A condition after the choice
    When executing query:
      """
      MATCH p = SHORTEST 1 (s {name: 's'})-[:T]->+(t {name: 't'}) WHERE length(p) > 2
      RETURN length(p) AS n
      """
    Then the result should be, in any order:
      | n |

  Scenario: [14] Edges against their direction
    When executing query:
      """
      MATCH p = SHORTEST 1 (a {name: 'a'})-[:T]-+(b {name: 'b'}) RETURN length(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
