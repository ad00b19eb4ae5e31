import QuerySyntax
import Testing

/// How expressions are grouped, shown by printing them with all parentheses.
@Suite struct ExpressionParsingTests {
  /// The tree in prefix form: operator, then operands.
  private func tree(_ expression: Expression) -> String {
    let parts = expression.children.map(tree).joined(separator: " ")
    return switch expression.kind {
    case .literal(.integer(let value)): "\(value)"
    case .variable(let name): name
    case .unary(let sign, _): "(\(sign.rawValue) \(parts))"
    case .binary(let binary, _, _): "(\(binary.rawValue) \(parts))"
    case .logical(let logical, _): "(\(logical.rawValue) \(parts))"
    case .comparison(_, let steps):
      "(\(steps.map(\.comparison.rawValue).joined(separator: ",")) \(parts))"
    case .isNull(_, let negated): "(\(negated ? "NOTNULL" : "NULL") \(parts))"
    case .property(_, let key): "(.\(key.text) \(parts))"
    case .index: "([] \(parts))"
    case .hasLabels: "(: \(parts))"
    case .list: "[\(parts)]"
    default: "?"
    }
  }

  @Test(arguments: [
    ("a OR b XOR c AND NOT d", "(OR a (XOR b (AND c (NOT d))))"),
    ("a AND b AND c", "(AND a b c)"),
    ("(a AND b) AND c", "(AND (AND a b) c)"),
    ("NOT a = b", "(NOT (= a b))"),
    ("a < b <= c", "(<,<= a b c)"),
    ("(a < b) <= c", "(<= (< a b) c)"),
    ("a = b IN c", "(= a (IN b c))"),
    ("1 + 2 IN c", "(IN (+ 1 2) c)"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("1 - 2 * 3 ^ 4 ^ 5", "(- 1 (* 2 (^ (^ 3 4) 5)))"),
    ("-a ^ b", "(^ (- a) b)"),
    ("-a.b[1]", "(- ([] (.b a) 1))"),
    ("a.b IS NULL", "(NULL (.b a))"),
    ("a + b IS NOT NULL = c", "(= (NOTNULL (+ a b)) c)"),
    ("a STARTS WITH b + c", "(STARTS WITH a (+ b c))"),
    ("a ENDS WITH b CONTAINS c", "(CONTAINS (ENDS WITH a b) c)"),
    ("a =~ b AND n:A:B", "(AND (=~ a b) (: n))"),
    ("a % b / c", "(/ (% a b) c)"),
    ("[1, a IN b]", "[1 (IN a b)]"),
    ("[a IN b, 1]", "[(IN a b) 1]"),
    ("-9223372036854775808", "-9223372036854775808"),
  ])
  func operatorsBind(text: String, expected: String) throws {
    let expression = try #require(try expression(text))
    #expect(tree(expression) == expected)
  }

  @Test func placesDoNotCount() throws {
    #expect(try expression("n.name + 1") == expression("  n . name+1"))
    #expect(try expression("n.name") != expression("n.names"))
  }

  @Test func rangesCoverTheText() throws {
    guard case .return(let projection)? = try clauses("RETURN 派.名 + (1) AS x").last else { return }
    let item = try #require(projection.items.first)
    #expect(item.expression.range.lowerBound == 7)
    #expect(item.expression.range.upperBound == 7 + 7 + 3 + 3)
    #expect(item.range.upperBound == "RETURN 派.名 + (1) AS x".utf8.count)
  }

  @Test func columnsAreNamedAsWritten() throws {
    guard
      case .return(let projection)? =
        try clauses("RETURN cOuNt( * ), (n.x)  + 1, `a b`, x AS y").last
    else { return }
    #expect(projection.items.map(\.name) == ["cOuNt( * )", "(n.x)  + 1", "a b", "y"])
  }

  @Test func callsOfFunctions() throws {
    guard case .call(let call)? = try expression("duration.between(a, b)")?.kind else {
      Issue.record("no call")
      return
    }
    #expect(call.qualifiedName == "duration.between")
    #expect(call.arguments.count == 2)
    #expect(try expression("count(*)")?.kind == .countAll)
    guard case .call(let distinct)? = try expression("collect(DISTINCT n.x)")?.kind else { return }
    #expect(distinct.isDistinct)
  }

  @Test(arguments: [
    ("[x IN xs WHERE x:A | x.name]", "listComprehension"),
    ("[x IN xs]", "listComprehension"),
    ("[(a)-[:T]->(b) WHERE b.x | b.name]", "patternComprehension"),
    ("[p = (a)--(b) | p]", "patternComprehension"),
    ("all(x IN xs WHERE x > 1)", "quantifier"),
    ("reduce(s = 0, x IN xs | s + x)", "reduce"),
    ("CASE a WHEN 1 THEN 2 ELSE 3 END", "case"),
    ("EXISTS { MATCH (n) RETURN n }", "subquery"),
    ("EXISTS { (n)-->(m) WHERE n.x = 1 }", "subquery"),
    ("COUNT { (n) }", "subquery"),
    ("n {.name, .*, x: 1, y}", "mapProjection"),
    ("{a: 1, `b c`: [2]}", "map"),
    ("xs[1..]", "slice"), ("xs[..2]", "slice"), ("xs[0]", "index"),
    ("$p", "parameter"), ("shortestPath((a)-[*]-(b))", "pattern"),
  ])
  func forms(text: String, kind: String) throws {
    let expression = try #require(try expression(text))
    #expect("\(expression.kind)".hasPrefix(kind))
  }

  @Test func wordsOfTheLanguageAreNamesToo() throws {
    #expect(
      try printed("MATCH (end:Match {order: 1}) RETURN end.limit AS return").contains("`end`"))
    #expect(try printed("UNWIND [1] AS all RETURN all") == "UNWIND [1] AS all RETURN all")
    #expect(try printed("MATCH (where) WHERE where.x RETURN where AS with").hasSuffix("AS `with`"))
    #expect(errorDetail("RETURN where") == "UnexpectedSyntax")
  }

  @Test func pathsAreConditions() throws {
    for query in [
      "MATCH (n) WHERE (n)-->() RETURN n",
      "MATCH (n) WHERE NOT (n)-[:T]->(:A {x: 1}) AND n.x RETURN n",
      "MATCH (n) RETURN exists((n)-->())",
      "MATCH (n) RETURN CASE WHEN (n)-->() THEN 1 END",
      "MATCH (n) WHERE any(x IN [n] WHERE (x)--()) RETURN n",
    ] {
      #expect(errorDetail(query) == nil, "\(query)")
    }
    for query in [
      "MATCH (n) RETURN (n)-->()", "MATCH (n) WITH (n)--() AS x RETURN x",
      "MATCH (n) SET n.x = head(nodes((n)--()))", "MATCH (n), (m) RETURN size((n)-->(m))",
    ] {
      #expect(errorDetail(query) == "UnexpectedSyntax", "\(query)")
    }
    #expect(try printed("RETURN (a) - (b)") == "RETURN a - b AS `(a) - (b)`")
    #expect(try printed("RETURN (a) < -(b) AS c") == "RETURN a < -b AS c")
  }
}
