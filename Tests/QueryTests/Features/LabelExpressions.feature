Feature: Label expressions

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE ({n: 0}), (:A {n: 1}), (:B {n: 2}), (:C {n: 3}), (:A:B {n: 4}), (:A:B:C {n: 5}),
        (:X)-[:R {n: 1}]->(:Y), (:X)-[:S {n: 2}]->(:Y), (:X)-[:T {n: 3}]->(:Y)
      """

  Scenario Outline: [1] Nodes of <labels>
    When executing query:
      """
      MATCH (x:<labels>) WHERE x.n IS NOT NULL WITH x ORDER BY x.n RETURN collect(x.n) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |

    Examples:
      | labels     | n               |
      | A          | [1, 4, 5]       |
      | A\|B       | [1, 2, 4, 5]    |
      | A:B        | [4, 5]          |
      | A&B        | [4, 5]          |
      | !A         | [0, 2, 3]       |
      | !!A        | [1, 4, 5]       |
      | A&!C       | [1, 4]          |
      | A\|B&!C    | [1, 2, 4, 5]    |
      | (A\|B)&!C  | [1, 2, 4]       |
      | %          | [1, 2, 3, 4, 5] |
      | !%         | [0]             |
      | !(A&B)     | [0, 1, 2, 3]    |

  Scenario Outline: [2] The same as a condition: <labels>
    When executing query:
      """
      MATCH (x) WHERE x:<labels> AND x.n IS NOT NULL WITH x ORDER BY x.n RETURN collect(x.n) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |

    Examples:
      | labels     | n               |
      | A\|B       | [1, 2, 4, 5]    |
      | A:B        | [4, 5]          |
      | (A\|B)&!C  | [1, 2, 4]       |
      | !%         | [0]             |

  Scenario Outline: [3] Relationships of <types>
    When executing query:
      """
      MATCH ()-[r:<types>]->() WITH r ORDER BY r.n RETURN collect(r.n) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |

    Examples:
      | types      | n         |
      | R\|S       | [1, 2]    |
      | R\|:S      | [1, 2]    |
      | !R         | [2, 3]    |
      | !R&!S      | [3]       |
      | !(R\|S)    | [3]       |
      | %          | [1, 2, 3] |
      | R&S        | []        |

  Scenario: [4] A bar in a comprehension ends the labels
    When executing query:
      """
      MATCH (x) WITH collect(x) AS xs RETURN size([x IN xs WHERE x:C | x.n]) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |

  Scenario: [5] What is made has plain labels
    When executing query:
      """
      CREATE (:A|B)
      """
    Then the error should read:
      """
      query:1:8: error: a choice of labels cannot stand in CREATE [UnexpectedSyntax]
      1 | CREATE (:A|B)
        |        ^^^^^^
      """
