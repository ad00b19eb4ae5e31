Feature: Errors as people see them

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:Organization {name: '珠海路派出所'})-[:ALLIANCE_WITH]->(:Organization {name: '干休所'})
      """

  Scenario: [1] A variable that is not there
    When executing query:
      """
      MATCH (o {name: '珠海路派出所'}) RETURN q
      """
    Then the error should read:
      """
      query:1:35: error: variable 'q' is not defined [UndefinedVariable]
      1 | MATCH (o {name: '珠海路派出所'}) RETURN q
        |                                         ^
        = in scope here: o
      """

  Scenario: [2] A variable with a near name
    When executing query:
      """
      MATCH (station)
      RETURN staton.name
      """
    Then the error should read:
      """
      query:2:8: error: variable 'staton' is not defined [UndefinedVariable]
      2 | RETURN staton.name
        |        ^^^^^^
        = did you mean 'station'?
        = in scope here: station
      """

  Scenario: [3] A function with a near name
    When executing query:
      """
      RETURN toUper('a')
      """
    Then the error should read:
      """
      query:1:8: error: there is no function 'toUper' [UnknownFunction]
      1 | RETURN toUper('a')
        |        ^^^^^^
        = did you mean 'toUpper'?
      """

  Scenario: [4] A mistyped keyword
    When executing query:
      """
      MATCH (n) RETRUN n
      """
    Then the error should read:
      """
      query:1:11: error: expected another clause or the end of the query, found 'RETRUN' [UnexpectedSyntax]
      1 | MATCH (n) RETRUN n
        |           ^^^^^^
        = did you mean RETURN?
      """

  Scenario: [5] A label that no node has is a warning
    When executing query:
      """
      MATCH (o:Organisation) RETURN o.name
      """
    Then the result should be, in any order:
      | o.name |
    And the warnings should be:
      """
      query:1:10: warning: no node has the label 'Organisation'; did you mean 'Organization'? [UnknownName]
      1 | MATCH (o:Organisation) RETURN o.name
        |          ^^^^^^^^^^^^
      """

  Scenario: [6] A type and a key that the graph does not have
    When executing query:
      """
      MATCH (o)-[:ALIANCE_WITH]->(p) RETURN p.nam
      """
    Then the result should be, in any order:
      | p.nam |
    And the warnings should be:
      """
      query:1:10: warning: no relationship has the type 'ALIANCE_WITH'; did you mean 'ALLIANCE_WITH'? [UnknownName]
      1 | MATCH (o)-[:ALIANCE_WITH]->(p) RETURN p.nam
        |          ^^^^^^^^^^^^^^^^^^
      query:1:39: warning: nothing has the property 'nam'; did you mean 'name'? [UnknownName]
      1 | MATCH (o)-[:ALIANCE_WITH]->(p) RETURN p.nam
        |                                       ^^^^^
      """

  Scenario: [7] A missing parameter
    When executing query:
      """
      MATCH (o {name: $station}) RETURN o
      """
    Then the error should read:
      """
      query:1:17: error: parameter '$station' is not given [MissingParameter]
      1 | MATCH (o {name: $station}) RETURN o
        |                 ^^^^^^^^
      """

  Scenario: [8] A mistake at run time stands at its place and leaves the graph alone
    When executing query:
      """
      MATCH (o:Organization) SET o.seen = true
      RETURN 1 / (size(o.name) - size(o.name))
      """
    Then the error should read:
      """
      query:2:8: error: an integer cannot be divided by zero [DivisionByZero]
      2 | RETURN 1 / (size(o.name) - size(o.name))
        |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      """
    And no side effects

  Scenario: [9] A node with relationships
    When executing query:
      """
      MATCH (o {name: '干休所'}) DELETE o
      """
    Then a ConstraintVerificationFailed should be raised at runtime: DeleteConnectedNode
    And no side effects
