Feature: Plans

  # Two stations and two communities in a ring of alliances, and who serves where
  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Organization {id: 1, name: 'a', kind: 'station'}),
        (b:Organization {id: 2, name: 'b', kind: 'community'}),
        (c:Organization {id: 3, name: 'c', kind: 'station'}),
        (d:Organization {id: 4, name: 'a', kind: 'community'}),
        (p:Place {id: 5, name: 'p'}), (x:Person {id: 6, name: 'a'}),
        (a)-[:ALLIANCE_WITH {since: 2019}]->(b), (b)-[:ALLIANCE_WITH {since: 2020}]->(c),
        (c)-[:ALLIANCE_WITH {since: 2021}]->(d), (a)-[:ALLIANCE_WITH {since: 2021}]->(c),
        (a)-[:SERVES]->(p), (x)-[:SERVES]->(a)
      """
    And the graph is frozen

  Scenario: [1] The start is the node that an index finds
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]->(b:Organization {id: 3}) RETURN a.name
      """
    Then the plan should be:
      """
      Project a.name
        Expand (b)<-[:ALLIANCE_WITH]-(a)
          SeekProperty b:Organization {id: 3}
      """

  Scenario: [2] A condition is tested as soon as its variables are bound
    When executing query:
      """
      MATCH (a:Organization)-[r:SERVES]->(p:Place) WHERE a.kind = 'station' AND p.name = 'p'
      RETURN a.id, p.id
      """
    Then the plan should be:
      """
      Project a.id, p.id
        Filter a.kind = 'station'
          Expand (p)<-[r:SERVES]-(a)
            SeekProperty p:Place {name: 'p'}
      """

  Scenario: [3] Degrees are counted, not walked
    When executing query:
      """
      MATCH (a:Organization)-[r:ALLIANCE_WITH]-(b:Organization) RETURN a.id AS id, count(r) AS n
      """
    Then the result should be, in any order:
      | id | n |
      | 1  | 2 |
      | 2  | 2 |
      | 3  | 3 |
      | 4  | 1 |
    And the plan should be:
      """
      Project id, _ AS n
        Project a.id AS id, r
          CountBranches (a)-[r:ALLIANCE_WITH]-(b)
            ScanLabel a:Organization
      """

  Scenario: [4] Two steps of a simple graph are pairs of relationships of the middle
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization)
      WHERE a.id <> c.id RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n  |
      | 10 |
    And the plan should be:
      """
      Project _ AS n
        Aggregate count(*)
          CountBranches (b)-[:ALLIANCE_WITH]-(c) pairs
            ScanAll b
      """

  Scenario: [5] Triangles of a simple graph are counted in whatever order costs least
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization),
        (c)-[:ALLIANCE_WITH]-(a)
      WHERE a.id < b.id AND b.id < c.id RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And the plan should be:
      """
      Project _ AS n
        Project _
          CountTriangles [:ALLIANCE_WITH]
      """

  Scenario: [6] Parts of a pattern that share a value are joined by it
    When executing query:
      """
      MATCH (a:Organization), (b:Organization) WHERE a.kind = b.kind AND a.id < b.id
      RETURN a.id, b.id
      """
    Then the result should be, in any order:
      | a.id | b.id |
      | 1    | 3    |
      | 2    | 4    |
    And the plan should be:
      """
      Project a.id, b.id
        Filter a.id < b.id
          HashJoin a.kind = b.kind
            ScanLabel a:Organization
            ScanLabel b:Organization
      """

  Scenario: [7] ORDER BY with LIMIT keeps only the first rows
    When executing query:
      """
      MATCH (a:Organization) RETURN a.name AS name ORDER BY name LIMIT 2
      """
    Then the plan should be:
      """
      Project name
        Compute a.name AS name
          Top 2 by a.name
            ScanLabel a:Organization
      """

  Scenario: [8] A step from all nodes scans the relationships
    When executing query:
      """
      MATCH (a:Organization)-[r:ALLIANCE_WITH]->(b:Organization) WHERE r.since >= 2020
      RETURN b.kind AS kind, count(*) AS n
      """
    Then the result should be, in any order:
      | kind        | n |
      | 'station'   | 2 |
      | 'community' | 1 |
    And the plan should be:
      """
      Project kind, _ AS n
        Aggregate count(*) by b.kind AS kind
          Filter r.since >= 2020
            ScanRelationships (a)-[r:ALLIANCE_WITH]->(b)
      """

  Scenario: [9] DISTINCT of properties groups before it makes values
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b) RETURN DISTINCT a.kind AS x, b.kind AS y
      """
    Then the result should be, in any order:
      | x           | y           |
      | 'station'   | 'community' |
      | 'community' | 'station'   |
      | 'station'   | 'station'   |
    And the plan should be:
      """
      Aggregate by a.kind AS x, b.kind AS y
        Expand (a)-[:ALLIANCE_WITH]-(b)
          ScanLabel a:Organization
      """

  Scenario: [10] What can be reached is found level by level
    When executing query:
      """
      MATCH (a:Organization {id: 1})-[:ALLIANCE_WITH*1..3]-(b) RETURN count(DISTINCT b) AS n
      """
    Then the result should be, in any order:
      | n |
      | 4 |
    And the plan should be:
      """
      Project _ AS n
        Aggregate count(*)
          CountReach (a)-[:ALLIANCE_WITH*1..3]-(b)
            SeekProperty a:Organization {id: 1}
      """

  Scenario: [11] The node that stays the same for many rows has its neighbours marked
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization)
        -[:ALLIANCE_WITH]-(a)
      WHERE a.id < b.id AND b.id < c.id RETURN a.id, b.id, c.id
      """
    Then the result should be, in any order:
      | a.id | b.id | c.id |
      | 1    | 2    | 3    |

  Scenario: [12] All six ways round a triangle
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization)
        -[:ALLIANCE_WITH]-(a)
      RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 6 |

  Scenario: [13] Aggregates of a column of integers
    When executing query:
      """
      MATCH ()-[r:ALLIANCE_WITH]->()
      RETURN count(r.since) AS n, sum(r.since) AS s, min(r.since) AS lo, max(r.since) AS hi
      """
    Then the result should be, in any order:
      | n | s    | lo   | hi   |
      | 4 | 8081 | 2019 | 2021 |

  Scenario: [14] SKIP before LIMIT keeps as many rows as both say
    When executing query:
      """
      MATCH (a:Organization) RETURN a.id AS id ORDER BY id DESC SKIP 1 LIMIT 2
      """
    Then the result should be, in order:
      | id |
      | 3  |
      | 2  |
    And the plan should be:
      """
      Project id
        Skip 1
          Compute a.id AS id
            Top 3 by a.id DESC
              ScanLabel a:Organization
      """

  Scenario: [15] Two keys are compared by the ids of their nodes
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]->(b)-[:ALLIANCE_WITH]->(c)
      WHERE a.id <> c.id AND b.id <= c.id AND c.id > a.id RETURN a.id, b.id, c.id
      """
    Then the result should be, in any order:
      | a.id | b.id | c.id |
      | 1    | 2    | 3    |
      | 1    | 3    | 4    |
      | 2    | 3    | 4    |

  Scenario: [16] Different ends of some steps are marked and counted, node by node
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization)
      WHERE a.id <> c.id AND a.kind = 'station' AND c.kind = 'station'
      RETURN a.id AS id, count(DISTINCT c) AS n
      """
    Then the result should be, in any order:
      | id | n |
      | 1  | 1 |
      | 3  | 1 |
    And the plan should be:
      """
      Project id, _ AS n
        Project a.id AS id, _
          CountDistinctEnds (a)-[:ALLIANCE_WITH]-(b) (b)-[:ALLIANCE_WITH]-(c) WHERE c.kind = 'station' but a
            Filter a.kind = 'station'
              ScanLabel a:Organization
      """

  Scenario: [17] A search leaves out where it began
    When executing query:
      """
      MATCH (a:Organization {id: 1})-[:ALLIANCE_WITH*1..3]-(b) WHERE b.id <> a.id
      RETURN count(DISTINCT b) AS n
      """
    Then the result should be, in any order:
      | n |
      | 3 |
    And the plan should be:
      """
      Project _ AS n
        Aggregate count(*)
          CountReach (a)-[:ALLIANCE_WITH*1..3]-(b) but a
            SeekProperty a:Organization {id: 1}
      """

  Scenario: [18] Of other cycles sorted neighbours are intersected, and the last node is only counted
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization),
        (c)-[:ALLIANCE_WITH]-(a)
      WHERE a.id < b.id AND b.id < c.id RETURN a.kind AS kind, count(*) AS n
      """
    Then the result should be, in any order:
      | kind      | n |
      | 'station' | 1 |
    And the plan should be:
      """
      Project kind, _ AS n
        Aggregate count(*) by a.kind AS kind
          CountIntersection (a)-[:ALLIANCE_WITH]-(c) (b)-[:ALLIANCE_WITH]-(c) after b
            Expand (a)-[:ALLIANCE_WITH]-(b) after a
              ScanLabel a:Organization
      """

  Scenario: [19] What can be reached from each node is counted where it is found
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH*1..2]->(b) RETURN a.id AS id, count(DISTINCT b) AS n
      """
    Then the result should be, in any order:
      | id | n |
      | 1  | 3 |
      | 2  | 2 |
      | 3  | 1 |
    And the plan should be:
      """
      Project id, _ AS n
        Project a.id AS id, _
          CountReach (a)-[:ALLIANCE_WITH*1..2]->(b)
            ScanLabel a:Organization
      """

  Scenario: [20] Of a join that is only counted the partners are counted, not paired
    When executing query:
      """
      MATCH (a:Organization), (b:Organization) WHERE a.kind = b.kind AND a.id < b.id
      RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And the plan should be:
      """
      Project _ AS n
        Aggregate count(*)
          CountMatches a.kind = b.kind, b after a
            ScanLabel a:Organization
            ScanLabel b:Organization
      """

  Scenario: [21] Ways through a node are counted by what its neighbours are like
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]->(b:Organization)-[:ALLIANCE_WITH]->(c:Organization)
      RETURN a.kind AS x, c.kind AS y, count(*) AS n
      """
    Then the result should be, in any order:
      | x           | y           | n |
      | 'station'   | 'station'   | 1 |
      | 'station'   | 'community' | 1 |
      | 'community' | 'community' | 1 |
    And the plan should be:
      """
      Project x, y, _ AS n
        CountEndPairs (b)<-[:ALLIANCE_WITH]-(a) (b)-[:ALLIANCE_WITH]->(c) by a.kind AS x, c.kind AS y
      """

  Scenario: [22] A relationship is not both steps of a way
    When executing query:
      """
      MATCH (a:Organization)-[:ALLIANCE_WITH]-(b:Organization)-[:ALLIANCE_WITH]-(c:Organization)
      WHERE b.id > 1 RETURN a.kind AS x, c.kind AS y, count(*) AS n
      """
    Then the result should be, in any order:
      | x           | y           | n |
      | 'station'   | 'station'   | 2 |
      | 'station'   | 'community' | 2 |
      | 'community' | 'station'   | 2 |
      | 'community' | 'community' | 2 |

  Scenario: [23] Triangles of directed relationships
    When executing query:
      """
      MATCH (a)-[:ALLIANCE_WITH]->(b)-[:ALLIANCE_WITH]->(c)<-[:ALLIANCE_WITH]-(a) RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And the plan should be:
      """
      Project _ AS n
        Project _
          CountTriangles [:ALLIANCE_WITH] with a shortcut
      """

  Scenario: [24] Triangles of relationships that lead round in a circle
    When executing query:
      """
      MATCH (a)-[:ALLIANCE_WITH]->(b)-[:ALLIANCE_WITH]->(c)-[:ALLIANCE_WITH]->(a) RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 0 |
    And the plan should be:
      """
      Project _ AS n
        Project _
          CountTriangles [:ALLIANCE_WITH] in a circle each way round
      """

  Scenario: [25] Elements of which few values are read are counted by those
    When executing query:
      """
      MATCH (a:Organization)-[r:ALLIANCE_WITH]->(b:Organization) WHERE r.since >= 2020
      RETURN r.since AS year, count(*) AS n, sum(r.since) AS total ORDER BY year
      """
    Then the result should be, in order:
      | year | n | total |
      | 2020 | 1 | 2020  |
      | 2021 | 2 | 4042  |
    And the plan should be:
      """
      Sort year
        Project year, _ AS n, _ AS total
          Aggregate count(*), sum(r.since) by r.since AS year
            Filter r.since >= 2020
              CountValues r.since
                ScanRelationships (a)-[r:ALLIANCE_WITH]->(b)
      """

  Scenario: [26] The first of the elements that agree stands for them
    When executing query:
      """
      MATCH (a:Organization) RETURN DISTINCT a.kind AS kind
      """
    Then the result should be, in order:
      | kind        |
      | 'station'   |
      | 'community' |
    And the plan should be:
      """
      Aggregate by a.kind AS kind
        CountValues a.kind
          ScanLabel a:Organization
      """

  Scenario: [27] Elements are not counted by values when more of them is read
    When executing query:
      """
      MATCH (a:Organization) RETURN a.kind AS kind, collect(a.kind) AS kinds, min(a.name) AS first
      """
    Then the result should be, in any order:
      | kind        | kinds                      | first |
      | 'station'   | ['station', 'station']     | 'a'   |
      | 'community' | ['community', 'community'] | 'a'   |
