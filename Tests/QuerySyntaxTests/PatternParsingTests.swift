import QuerySyntax
import Testing

@Suite struct PatternParsingTests {
  private func relationship(_ text: String) throws -> RelationshipPattern? {
    guard case .relationship(let relationship)? = try pattern("(a)\(text)(b)")?.steps.first?.link
    else { return nil }
    return relationship
  }

  @Test(
    arguments: [
      ("-->", .outgoing), ("<--", .incoming), ("--", .either), ("<-->", .either),
      ("-[]->", .outgoing), ("<-[r]-", .incoming), ("-[r:T]-", .either), ("<-[:T]->", .either),
    ] as [(String, RelationshipPattern.Direction)])
  func directions(text: String, direction: RelationshipPattern.Direction) throws {
    #expect(try relationship(text)?.direction == direction)
  }

  @Test(
    arguments: [
      ("-[*]->", 1, nil), ("-[*2]->", 2, 2), ("-[*1..3]->", 1, 3), ("-[*..3]->", 1, 3),
      ("-[*0..]->", 0, nil), ("-[r:T*2..4 {x: 1}]->", 2, 4), ("-[:T]->{1,4}", 1, 4),
      ("-->+", 1, nil), ("-->*", 0, nil), ("--{,3}", 0, 3), ("--{2}", 2, 2), ("--{2,}", 2, nil),
    ] as [(String, Int, Int?)])
  func repetitions(text: String, minimum: Int, maximum: Int?) throws {
    let repetition = try #require(try relationship(text)?.repetition)
    #expect(repetition.minimum == minimum)
    #expect(repetition.maximum == maximum)
  }

  @Test func hyphenatedTypesAreOneName() throws {
    #expect(try relationship("-[:alliance-with]->")?.types?.names.map(\.text) == ["alliance-with"])
    let choice = try relationship("-[:alliance-with|:SERVES]->")?.types?.choice?.map(\.text)
    #expect(choice == ["alliance-with", "SERVES"])
    #expect(
      errorDetail("MATCH (a)-[:alliance -with]->(b) RETURN a") == "InvalidRelationshipPattern")
  }

  @Test(arguments: [
    ("(n:A)", "(n:A)"), ("(n:A:B)", "(n:A:B)"), ("(n:A&B)", "(n:A:B)"), ("(n:A|B)", "(n:A|B)"),
    ("(n:A|B&!C)", "(n:A|B&!C)"), ("(n:(A|B)&C)", "(n:(A|B)&C)"), ("(n:%)", "(n:%)"),
    ("(n:!%)", "(n:!%)"), ("(n:!(A|B))", "(n:!(A|B))"), ("(:派出所 {名: 1})", "(:派出所 {名: 1})"),
    ("(n WHERE n.x > 1)", "(n WHERE n.x > 1)"), ("(where)", "(`where`)"),
  ])
  func labels(text: String, expected: String) throws {
    #expect(try printed("MATCH \(text) RETURN 1") == "MATCH \(expected) RETURN 1")
  }

  @Test func groupsHaveNodesBesideThem() throws {
    let path = try #require(try pattern("(s)((x)-[:T]->(y) WHERE x.a < y.a){1,3}((z)--(w))+(e)"))
    #expect(path.nodes.map(\.isImplicit) == [false, true, false])
    guard case .group(let group)? = path.steps.first?.link else {
      Issue.record("no group")
      return
    }
    #expect(group.repetition?.maximum == 3)
    #expect(group.predicate != nil)
    #expect(try pattern("((a)--(b)){2}-->(c)")?.nodes.map(\.isImplicit) == [true, true, false])
    #expect(errorDetail("MATCH (((a)--(b))+(c)--(d))+ RETURN 1") == "InvalidRelationshipPattern")
  }

  @Test(
    arguments: [
      ("p = SHORTEST 2 (a)-->+(b)", .shortest(count: 2), nil),
      ("p = ANY SHORTEST (a)-->+(b)", .shortest(count: 1), nil),
      ("ALL SHORTEST TRAIL PATHS (a)-->+(b)", .allShortest, .trail),
      ("SHORTEST 3 ACYCLIC PATH GROUPS (a)--(b)", .shortestGroups(count: 3), .acyclic),
      ("ANY (a)--(b)", .any(count: 1), nil), ("ANY 4 (a)--(b)", .any(count: 4), nil),
      ("p = SIMPLE (a)--(b)", nil, .simple), ("WALK (a)-->{1,3}(b)", nil, .walk),
      ("ALL (a)--(b)", nil, nil), ("shortestPath((a)-[*]-(b))", .shortestPathFunction, nil),
      ("p = allShortestPaths((a)-[*]-(b))", .allShortestPathsFunction, nil),
    ] as [(String, PathSelector?, PathMode?)])
  func selectors(text: String, selector: PathSelector?, mode: PathMode?) throws {
    let path = try #require(try pattern(text))
    #expect(path.selector == selector)
    #expect(path.mode == mode)
  }

  @Test(arguments: [
    ("CREATE (a)-->(b)", "NoSingleRelationshipType"),
    ("CREATE (a)-[:A|B]->(b)", "NoSingleRelationshipType"),
    ("CREATE (a)-[:A]-(b)", "RequiresDirectedRelationship"),
    ("MERGE (a)-[:A*2]->(b)", "CreatingVarLength"),
    ("MERGE (a)-[:A]->+(b)", "CreatingVarLength"),
    ("CREATE (a:A|B)", "UnexpectedSyntax"),
    ("CREATE (a WHERE a.x)", "UnexpectedSyntax"),
    ("CREATE p = shortestPath((a)-[:T]->(b))", "UnexpectedSyntax"),
    ("MERGE (a $p)", "InvalidParameterUse"),
    ("MATCH (a $p) RETURN a", "InvalidParameterUse"),
  ])
  func whatIsMadeIsSaidInFull(query: String, detail: String) {
    #expect(errorDetail(query) == detail)
  }

  @Test func parametersMayHoldAllPropertiesInCreate() {
    #expect(errorDetail("CREATE (a $p)-[:T $q]->(b)") == nil)
    #expect(errorDetail("MERGE (a)-[:A]-(b)") == nil)
  }
}
