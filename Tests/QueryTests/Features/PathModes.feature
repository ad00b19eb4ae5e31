Feature: Path modes

  # The triangle a → b → c → a, and c → d
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {name: 'a'}), (b:N {name: 'b'}), (c:N {name: 'c'}), (d:N {name: 'd'}),
        (a)-[:T]->(b), (b)-[:T]->(c), (c)-[:T]->(a), (c)-[:T]->(d)
      """

  Scenario Outline: [1] <mode>
    When executing query:
      """
      MATCH p = <mode> (:N {name: 'a'})-[:T]->{1,5}(x)
      RETURN reduce(s = '', n IN nodes(p) | s + n.name) AS names
      ORDER BY size(names), names
      """
    Then the result should be, in order:
      | names  |
      | 'ab'   |
      | 'abc'  |
      | <four> |
      | 'abcd' |

    Examples:
      | mode   | four   |
      | TRAIL  | 'abca' |
      | SIMPLE | 'abca' |

  Scenario: [2] ACYCLIC passes no node twice
    When executing query:
      """
      MATCH p = ACYCLIC (:N {name: 'a'})-[:T]->{1,5}(x)
      RETURN reduce(s = '', n IN nodes(p) | s + n.name) AS names
      """
    Then the result should be, in any order:
      | names  |
      | 'ab'   |
      | 'abc'  |
      | 'abcd' |

  Scenario: [3] WALK may pass anything again
    When executing query:
      """
      MATCH p = WALK (:N {name: 'a'})-[:T]->{4,6}(x)
      RETURN reduce(s = '', n IN nodes(p) | s + n.name) AS names
      """
    Then the result should be, in any order:
      | names     |
      | 'abcab'   |
      | 'abcabc'  |
      | 'abcabca' |
      | 'abcabcd' |

  Scenario: [4] Without a mode no relationship comes twice
    When executing query:
      """
      MATCH p = (:N {name: 'a'})-[:T]->{4,6}(x) RETURN count(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 0 |

  Scenario: [5] SIMPLE lets the last be the first
    When executing query:
      """
      MATCH p = SIMPLE (x)-[:T]-{3}(x) RETURN count(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 6 |

  Scenario: [6] A mode beside a selector
    When executing query:
      """
      MATCH p = ALL SHORTEST ACYCLIC (:N {name: 'a'})-[:T]->+(x {name: 'd'}) RETURN length(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 3 |

  Scenario: [7] A walk without an upper bound needs a selector
    When executing query:
      """
      MATCH p = WALK (a)-[:T]->+(b) RETURN p
      """
    Then the error should read:
      """
      query:1:11: error: a walk needs an upper bound or a selector [UnboundedWalk]
      1 | MATCH p = WALK (a)-[:T]->+(b) RETURN p
        |           ^^^^^^^^^^^^^^^^^^^
        = write {1,10} or put ANY SHORTEST before WALK
      """
