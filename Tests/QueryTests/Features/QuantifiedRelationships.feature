Feature: Quantified relationships

  # a → b → c → d, a → c, d → a by T; a → d by U
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {name: 'a'}), (b:N {name: 'b'}), (c:N {name: 'c'}), (d:N {name: 'd'}),
        (a)-[:T {w: 1}]->(b), (b)-[:T {w: 2}]->(c), (c)-[:T {w: 3}]->(d), (a)-[:T {w: 4}]->(c),
        (d)-[:T {w: 5}]->(a), (a)-[:U]->(d)
      """

  Scenario Outline: [1] The quantifier <quantifier> from b
    When executing query:
      """
      MATCH (:N {name: 'b'})-[:T]-><quantifier>(x) RETURN x.name AS x, count(*) AS paths
      """
    Then the result should be, in any order:
      | x   | paths |
      | 'a' | <a>   |
      | 'b' | <b>   |
      | 'c' | <c>   |
      | 'd' | <d>   |

    # b→c→d→a→b, and behind a the short cut a→c, from where c→d is used up
    Examples:
      | quantifier | a | b | c | d |
      | *          | 1 | 2 | 2 | 1 |
      | {0,9}      | 1 | 2 | 2 | 1 |

  Scenario: [2] One or more leaves out the start itself
    When executing query:
      """
      MATCH (:N {name: 'b'})-[:T]->+(x) RETURN x.name AS x, count(*) AS paths ORDER BY x
      """
    Then the result should be, in order:
      | x   | paths |
      | 'a' | 1     |
      | 'b' | 1     |
      | 'c' | 2     |
      | 'd' | 1     |

  Scenario Outline: [3] Bounds <bounds>
    When executing query:
      """
      MATCH (:N {name: 'a'})-[r:T]-><bounds>(x) RETURN x.name AS x, [e IN r | e.w] AS weights
      """
    Then the result should be, in any order:
      | x   | weights |
      | 'c' | [1, 2]  |
      | 'd' | [4, 3]  |

    Examples:
      | bounds |
      | {2}    |
      | {2,2}  |

  Scenario: [4] Only an upper bound starts from none
    When executing query:
      """
      MATCH (:N {name: 'c'})-[:T]->{,1}(x) RETURN x.name AS x
      """
    Then the result should be, in any order:
      | x   |
      | 'c' |
      | 'd' |

  Scenario: [5] The variable is the list of the relationships, empty for none
    When executing query:
      """
      MATCH (:N {name: 'c'})-[r:T]->{0,1}(x) RETURN size(r) AS n, x.name AS x
      """
    Then the result should be, in any order:
      | n | x   |
      | 0 | 'c' |
      | 1 | 'd' |

  Scenario: [6] Both directions and several types
    When executing query:
      """
      MATCH (:N {name: 'd'})-[:T|U]-{1}(x) RETURN x.name AS x
      """
    Then the result should be, in any order:
      | x   |
      | 'a' |
      | 'a' |
      | 'c' |

  Scenario: [7] The predicate inside holds for every relationship
    When executing query:
      """
      MATCH (:N {name: 'a'})-[r:T WHERE r.w < 4]->+(x) RETURN x.name AS x
      """
    Then the result should be, in any order:
      | x   |
      | 'b' |
      | 'c' |
      | 'd' |

  Scenario: [8] The star in brackets means the same
    When executing query:
      """
      MATCH p = (:N {name: 'a'})-[:T*2..3]->(x)
      MATCH q = (:N {name: 'a'})-[:T]->{2,3}(y)
      RETURN count(DISTINCT p) = count(DISTINCT q) AS same, count(DISTINCT p) AS n
      """
    Then the result should be, in any order:
      | same | n |
      | true | 4 |

  Scenario: [9] An empty range is an error
    When executing query:
      """
      MATCH (a)-[:T]->{3,1}(b) RETURN a
      """
    Then a SyntaxError should be raised at compile time: InvalidRelationshipPattern
