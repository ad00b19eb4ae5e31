Feature: Quantified path patterns

  # Stations under offices, and allies of equal rank
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Station {name: 'a', rank: 1}), (b:Office {name: 'b', rank: 2}),
        (c:Office {name: 'c', rank: 3}), (d:Station {name: 'd', rank: 1}),
        (a)-[:UNDER {since: 2001}]->(b), (b)-[:UNDER {since: 2005}]->(c),
        (d)-[:UNDER {since: 2010}]->(b), (a)-[:ALLY]->(d)
      """

  Scenario: [1] A group repeats a whole path
    When executing query:
      """
      MATCH (s:Station)((x)-[:UNDER]->(y)){1,2}(t) RETURN s.name, t.name
      """
    Then the result should be, in any order:
      | s.name | t.name |
      | 'a'    | 'b'    |
      | 'a'    | 'c'    |
      | 'd'    | 'b'    |
      | 'd'    | 'c'    |

  Scenario: [2] Variables of a group are lists, one element a turn
    When executing query:
      """
      MATCH (s {name: 'a'})((x)-[r:UNDER]->(y))+(t:Office)
      RETURN [n IN x | n.name] AS xs, [e IN r | e.since] AS since, [n IN y | n.name] AS ys
      """
    Then the result should be, in any order:
      | xs         | since        | ys         |
      | ['a']      | [2001]       | ['b']      |
      | ['a', 'b'] | [2001, 2005] | ['b', 'c'] |

  Scenario: [3] The condition of a group holds in every turn
    When executing query:
      """
      MATCH p = (s:Station)((x)-[:UNDER]->(y) WHERE x.rank + 1 = y.rank AND x.rank < 2)+(t)
      RETURN [n IN nodes(p) | n.name] AS names
      """
    Then the result should be, in any order:
      | names      |
      | ['a', 'b'] |
      | ['d', 'b'] |

  Scenario: [4] A group may stand alone
    When executing query:
      """
      MATCH p = ((x:Station)-[:UNDER]->(y)){1} RETURN length(p) AS n, [v IN x | v.name] AS x
      """
    Then the result should be, in any order:
      | n | x     |
      | 1 | ['a'] |
      | 1 | ['d'] |

  Scenario: [5] A group may come no time at all
    When executing query:
      """
      MATCH (s {name: 'c'})((x)-[:UNDER]->(y)){0,3}(t) RETURN s = t AS same, x, y
      """
    Then the result should be, in any order:
      | same | x  | y  |
      | true | [] | [] |

  Scenario: [6] Groups of two relationships
    When executing query:
      """
      MATCH (s)((x)-[:UNDER]->(o)<-[:UNDER]-(y)){1}(t) RETURN s.name, [n IN o | n.name] AS o, t.name
      """
    Then the result should be, in any order:
      | s.name | o     | t.name |
      | 'a'    | ['b'] | 'd'    |
      | 'd'    | ['b'] | 'a'    |

  Scenario: [7] Groups one after the other
    When executing query:
      """
      MATCH (s)((x)-[:ALLY]-(y)){1}((u)-[:UNDER]->(v)){2}(t) RETURN s.name, t.name
      """
    Then the result should be, in any order:
      | s.name | t.name |
      | 'a'    | 'c'    |
      | 'd'    | 'c'    |

  Scenario: [8] No relationship comes twice in one match
    When executing query:
      """
      MATCH ((x)-[:ALLY]-(y)){2} RETURN x
      """
    Then the result should be, in any order:
      | x |

  Scenario: [9] A quantifier inside another is an error
    When executing query:
      """
      MATCH (((a)-->(b))+(c)-->(d))+ RETURN a
      """
    Then the error should read:
      """
      query:1:7: error: a repeated path cannot stand inside another [InvalidRelationshipPattern]
      1 | MATCH (((a)-->(b))+(c)-->(d))+ RETURN a
        |       ^^^^^^^^^^^^^^^^^^^^^^^^
      """
