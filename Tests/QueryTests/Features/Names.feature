Feature: Names and words

  Scenario: [1] Relationship types with hyphens are those in capitals
    Given an empty graph
    And having executed:
      """
      CREATE (:A {n: 1})-[:ALLIANCE_WITH]->(:B {n: 2})-[:SUBORDINATE_TO]->(:C {n: 3})
      """
    When executing query:
      """
      MATCH (a)-[:alliance-with|subordinate-to]->(b) RETURN a.n, b.n
      """
    Then the result should be, in any order:
      | a.n | b.n |
      | 1   | 2   |
      | 2   | 3   |

  Scenario: [2] A type that is written with a hyphen stays as it is
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:`alliance-with`]->(:B), (:A)-[:ALLIANCE_WITH]->(:C)
      """
    When executing query:
      """
      MATCH ()-[r:alliance-with]->(x) RETURN type(r), labels(x)
      """
    Then the result should be, in any order:
      | type(r)         | labels(x) |
      | 'alliance-with' | ['B']     |

  Scenario: [3] Chinese names everywhere
    Given an empty graph
    And having executed:
      """
      CREATE (:派出所 {名称: '珠海路派出所'})-[:联盟 {始于: 2016}]->(:单位 {名称: '干休所'})
      """
    And parameters are:
      | 年份 | 2015 |
    When executing query:
      """
      MATCH (所:派出所)-[盟:联盟]->(友) WHERE 盟.始于 > $年份 RETURN 所.名称 AS 派出所, 友.名称
      """
    Then the result should be, in any order:
      | 派出所         | 友.名称  |
      | '珠海路派出所' | '干休所' |

  Scenario: [4] Words of the language as names
    Given any graph
    When executing query:
      """
      UNWIND [{end: 1, order: 2}] AS match RETURN match.end AS return, match.order AS `where`
      """
    Then the result should be, in any order:
      | return | where |
      | 1      | 2     |

  Scenario: [5] Properties, identity and regular expressions
    Given an empty graph
    And having executed:
      """
      CREATE (:P {name: '珠海路派出所', n: 1})-[:T {x: 2}]->(:P {name: 'b'})
      """
    When executing query:
      """
      MATCH (a:P)-[r]->(b)
      RETURN properties(a) AS p, properties(r) AS q, a.name =~ '.*派出所' AS like,
        b.name =~ '.*派出所' AS unlike, elementId(a) = elementId(b) AS same,
        elementId(a) = elementId(startNode(r)) AS start
      """
    Then the result should be, in any order:
      | p                              | q      | like | unlike | same  | start |
      | {name: '珠海路派出所', n: 1}   | {x: 2} | true | false  | false | true  |
