Feature: Conditions inside patterns

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {name: 'a', age: 30}), (b:P {name: 'b', age: 40}), (c:P {name: 'c', age: 50}),
        (a)-[:KNOWS {since: 2001}]->(b), (b)-[:KNOWS {since: 2011}]->(c),
        (a)-[:KNOWS {since: 2021}]->(c)
      """

  Scenario: [1] In a node
    When executing query:
      """
      MATCH (n:P WHERE n.age > 35) RETURN n.name
      """
    Then the result should be, in any order:
      | n.name |
      | 'b'    |
      | 'c'    |

  Scenario: [2] In a relationship
    When executing query:
      """
      MATCH (n)-[r:KNOWS WHERE r.since > 2010]->(m) RETURN n.name, m.name
      """
    Then the result should be, in any order:
      | n.name | m.name |
      | 'b'    | 'c'    |
      | 'a'    | 'c'    |

  Scenario: [3] With properties and a clause's own condition
    When executing query:
      """
      MATCH (n:P {name: 'a'} WHERE n.age = 30)-->(m WHERE m.age >= 40) WHERE m.age < 50
      RETURN m.name
      """
    Then the result should be, in any order:
      | m.name |
      | 'b'    |

  Scenario: [4] In an optional match
    When executing query:
      """
      MATCH (n:P) OPTIONAL MATCH (n)-->(m WHERE m.age > 45) RETURN n.name, m.name
      """
    Then the result should be, in any order:
      | n.name | m.name |
      | 'a'    | 'c'    |
      | 'b'    | 'c'    |
      | 'c'    | null   |

  Scenario: [5] In a pattern comprehension and a condition
    When executing query:
      """
      MATCH (n:P) WHERE EXISTS { (n)-->(:P WHERE true) }
      RETURN n.name, [(n)-->(m WHERE m.age > 45) | m.name] AS ms
      """
    Then the result should be, in any order:
      | n.name | ms    |
      | 'a'    | ['c'] |
      | 'b'    | ['c'] |

  Scenario: [6] Not in what is made
    When executing query:
      """
      CREATE (n:P WHERE n.age > 1)
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax
