import QuerySyntax
import Testing

/// Long and deep queries end in an answer or an error, on any thread.
@Suite struct NestingTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test func longQueriesParse() throws {
    let clauses = "CREATE (n) " + repeated("WITH n CREATE (n)-[:T]->() ", 4000) + "RETURN n"
    #expect(try parse(clauses).query.first.clauses.count == 8002)
    let terms = "MATCH (n) WHERE n.x = 0" + repeated(" OR n.x = 1", 9000) + " RETURN n"
    #expect(errorDetail(terms) == nil)
    #expect(errorDetail("RETURN [" + repeated("1, ", 40_000) + "1]") == nil)
    #expect(errorDetail("RETURN 1 AS x" + repeated(" UNION ALL RETURN 1 AS x", 4000)) == nil)
    #expect(errorDetail("MATCH (a)" + repeated("-->()", 20_000) + " RETURN a") == nil)
    #expect(errorDetail("MATCH (a:" + repeated("A|", 40_000) + "A) RETURN a") == nil)
    #expect(errorDetail("RETURN '" + repeated("派", 100_000) + "'") == nil)
  }

  @Test(arguments: [
    ("(", "1", ")"), ("[", "1", "]"), ("{a: ", "1", "}"), ("NOT ", "true", ""), ("- ", "1", ""),
    ("+", "1", ""), ("", "1", " + 1"), ("", "1", " - 1"), ("", "n", ".x"), ("", "n", "[0]"),
    ("", "1", " IN [1]"), ("", "n", " IS NULL"), ("f(", "1", ")"), ("[x IN ", "xs", "]"),
    ("CASE WHEN ", "true", " THEN 1 END"), ("CASE ", "1", " WHEN 1 THEN 1 END"),
    ("all(x IN xs WHERE ", "true", ")"), ("reduce(s = 0, x IN ", "xs", " | s)"),
    ("EXISTS { MATCH (n) WHERE ", "true", " }"), ("COUNT { (n {x: ", "1", "}) }"),
    ("[(a {x: ", "1", "})-->(b) | 1]"), ("n {x: ", "1", "}"), ("1 ^ ", "1", ""),
    ("1 = (", "1", ")"), ("", "1", " = (1)"), ("shortestPath((a {x: ", "1", "})-[*]-(b))"),
  ])
  func deepExpressionsEndInAnError(open: String, inner: String, close: String) {
    #expect(errorDetail("RETURN " + repeated(open, 30) + inner + repeated(close, 30)) == nil)
    for depth in [400, 2_000] {
      let query = "RETURN " + repeated(open, depth) + inner + repeated(close, depth)
      let detail = errorDetail(query)
      #expect(detail == "UnexpectedSyntax" || detail == nil && close == " = (1)")
    }
    #expect(errorDetail("RETURN " + repeated(open, 2_000)) != nil)
  }

  @Test(arguments: [
    ("CALL { ", "RETURN 1 AS x", " } RETURN 1 AS x"),
    ("MATCH (a:", "A", ") RETURN a"), ("MATCH ", "(a)", " RETURN a"),
  ])
  func deepClausesEndInAnError(open: String, inner: String, close: String) {
    let query =
      switch inner {
      case "A": open + repeated("!(", 20_000) + inner + repeated(")", 20_000) + close
      case "(a)": open + repeated("(", 50_000) + "a" + repeated(")", 50_000) + close
      default: repeated(open, 20_000) + inner + repeated(close, 20_000)
      }
    #expect(errorDetail(query) == "UnexpectedSyntax")
  }

  @Test func printingAndHashingADeepTreeIsSafe() throws {
    let depth = 90
    for (open, close) in [("(1 + ", ")"), ("[", "]"), ("f(", ")"), ("CASE WHEN ", " THEN 1 END")] {
      let query = "RETURN " + repeated(open, depth) + "1" + repeated(close, depth) + " AS x"
      let statement = try parse(query)
      #expect(try parse(QueryPrinter().print(statement)) == statement)
      #expect(statement.hashValue == (try parse(query)).hashValue)
    }
  }
}
