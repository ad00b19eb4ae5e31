Feature: Subqueries

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {name: 'a'}), (b:P {name: 'b'}), (c:P {name: 'c'}),
        (a)-[:T]->(b), (a)-[:T]->(c), (b)-[:T]->(c)
      """

  Scenario: [1] CALL runs once for each row
    When executing query:
      """
      MATCH (n:P) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n.name, c
      """
    Then the result should be, in any order:
      | n.name | c |
      | 'a'    | 2 |
      | 'b'    | 1 |
      | 'c'    | 0 |

  Scenario: [2] The leading WITH imports
    When executing query:
      """
      MATCH (n:P) CALL { WITH n MATCH (n)-->(m) RETURN m.name AS m ORDER BY m LIMIT 1 }
      RETURN n.name, m
      """
    Then the result should be, in any order:
      | n.name | m   |
      | 'a'    | 'b' |
      | 'b'    | 'c' |

  Scenario: [3] Without import nothing is seen
    When executing query:
      """
      MATCH (n:P) CALL { MATCH (m:P) RETURN count(m) AS c } RETURN n.name, c
      """
    Then the result should be, in any order:
      | n.name | c |
      | 'a'    | 3 |
      | 'b'    | 3 |
      | 'c'    | 3 |

  Scenario: [4] All variables
    When executing query:
      """
      WITH 1 AS x, 2 AS y CALL (*) { RETURN x + y AS z } RETURN z
      """
    Then the result should be, in any order:
      | z |
      | 3 |

  Scenario: [5] An unknown name inside
    When executing query:
      """
      MATCH (n:P) CALL () { RETURN n.name AS x } RETURN x
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [6] UNION inside
    When executing query:
      """
      CALL { RETURN 1 AS x UNION RETURN 2 AS x UNION RETURN 1 AS x } RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |

  Scenario: [7] A body without RETURN changes the graph and keeps the rows
    When executing query:
      """
      MATCH (n:P) CALL (n) { CREATE (:Q {of: n.name}) } RETURN n.name
      """
    Then the result should be, in any order:
      | n.name |
      | 'a'    |
      | 'b'    |
      | 'c'    |
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |
      | +labels     | 1 |

  Scenario: [8] A column that is a variable outside already
    When executing query:
      """
      MATCH (n:P) CALL { MATCH (n:P) RETURN n } RETURN n
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [9] COUNT of a pattern and of a query
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name, COUNT { (n)-->() } AS a, COUNT { MATCH (n)-->(m) WHERE m.name = 'c' RETURN m } AS b
      """
    Then the result should be, in any order:
      | n.name | a | b |
      | 'a'    | 2 | 1 |
      | 'b'    | 1 | 1 |
      | 'c'    | 0 | 0 |

  Scenario: [10] COLLECT
    When executing query:
      """
      MATCH (n:P) RETURN n.name, COLLECT { MATCH (n)-->(m) RETURN m.name ORDER BY m.name } AS ms
      """
    Then the result should be, in any order:
      | n.name | ms         |
      | 'a'    | ['b', 'c'] |
      | 'b'    | ['c']      |
      | 'c'    | []         |

  Scenario: [11] EXISTS inside EXISTS
    When executing query:
      """
      MATCH (n:P) WHERE EXISTS { (n)-->(m) WHERE EXISTS { (m)-->() } } RETURN n.name
      """
    Then the result should be, in any order:
      | n.name |
      | 'a'    |

  Scenario: [12] A subquery in ORDER BY and in WITH
    When executing query:
      """
      MATCH (n:P) WITH n, COUNT { (n)--() } AS degree ORDER BY COUNT { (n)-->() } DESC, n.name
      RETURN n.name, degree
      """
    Then the result should be, in order:
      | n.name | degree |
      | 'a'    | 2      |
      | 'b'    | 2      |
      | 'c'    | 2      |

  Scenario: [13] EXISTS cannot change the graph
    When executing query:
      """
      MATCH (n) WHERE EXISTS { MATCH (n) DELETE n } RETURN n
      """
    Then the error should read:
      """
      query:1:36: error: EXISTS { } cannot change the graph [InvalidClauseComposition]
      1 | MATCH (n) WHERE EXISTS { MATCH (n) DELETE n } RETURN n
        |                                    ^^^^^^
      """
