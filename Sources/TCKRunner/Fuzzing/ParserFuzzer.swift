import QuerySyntax
import SourceText

/// Makes texts that are, or nearly are, queries, and checks what the parser does with them.
package struct ParserFuzzer {
  private var random: SeededRandom
  private var depth = 0

  package init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// What is wrong with the parser on this text; `nil` when all is well. A crash is no answer.
  package static func finding(in text: String) -> String? {
    let source = SourceFile(name: "query", text: text)
    let statement: Statement
    do throws(ParseError) {
      statement = try Parser.parse(source)
    } catch {
      guard error.range.upperBound <= source.bytes.count else { return "the place is outside" }
      return DiagnosticRenderer().render(error.diagnostic, in: source).isEmpty ? "no message" : nil
    }
    let printed = QueryPrinter().print(statement)
    do throws(ParseError) {
      let again = try Parser.parse(SourceFile(name: "printed", text: printed))
      let printedAgain = QueryPrinter().print(again)
      return printedAgain == printed ? nil : "prints as \(printed), then as \(printedAgain)"
    } catch {
      return "prints as \(printed), which does not parse: \(error.diagnostic.message)"
    }
  }

  /// The next text.
  package mutating func input() -> String {
    depth = 0
    switch random.below(4) {
    case 0: return tokens(random.below(40))
    case 1: return mutated(query())
    case 2: return mutated(mutated(query()))
    default: return query()
    }
  }

  // MARK: Chaos

  private static let words =
    Keyword.allCases.map(\.rawValue) + [
      "a", "b", "n", "派出所", "`x y`", "``", "$p", "$1", "$", "0", "1", "42", "1.5", ".5", "1e9",
      "0x1F",
      "0o7", "9223372036854775808", "'s'", "\"t\"", "'", "\"", "'\\n'", "'\\u6d3e'", "'\\q'", "(",
      ")",
      "[", "]", "{", "}", ",", ":", ";", ".", "..", "=", "=~", "<>", "<", "<=", ">", ">=", "+",
      "+=", "-",
      "*", "/", "%", "^", "|", "&", "!", "//", "/*", "*/", "\n", "\u{3000}", "（", "—", "#", "\u{0}",
      "🚓",
      "-->", "<--", "-[:T]->", "(n)", "(n:A)", "count(*)", "n.x", "size(", "duration.between(",
    ]

  private mutating func tokens(_ count: Int) -> String {
    (0..<count).map { _ in random.pick(ParserFuzzer.words) + (random.once(in: 4) ? "" : " ") }
      .joined()
  }

  private mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return text }
    let place = random.below(scalars.count)
    let end = min(place + random.below(12), scalars.count)
    switch random.below(5) {
    case 0: scalars.removeSubrange(place..<end)
    case 1: scalars.insert(contentsOf: random.pick(ParserFuzzer.words).unicodeScalars, at: place)
    case 2: scalars.insert(contentsOf: scalars[place..<end], at: random.below(scalars.count))
    case 3:
      scalars.replaceSubrange(place..<end, with: random.pick(ParserFuzzer.words).unicodeScalars)
    default: scalars.removeSubrange(place...)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  // MARK: Queries

  private mutating func query() -> String {
    var clauses = (0..<random.below(3)).map { _ in clause() }
    clauses.append(random.once(in: 4) ? update() : "RETURN " + projection())
    let prefix = random.once(in: 12) ? random.pick(["EXPLAIN ", "PROFILE "]) : ""
    let union = random.once(in: 10) ? random.pick([" UNION ", " UNION ALL "]) + "RETURN 1" : ""
    return prefix + clauses.joined(separator: random.once(in: 3) ? "\n" : " ") + union
  }

  private mutating func clause() -> String {
    switch random.below(8) {
    case 0: "UNWIND \(expression()) AS \(variable())"
    case 1: "WITH \(projection()) \(optional("WHERE " + condition()))"
    case 2: update()
    case 3: "CALL { \(shallow("RETURN 1 AS x") { $0.query() }) }"
    case 4: "CALL db.x(\(expression())) YIELD \(variable()) AS \(variable())"
    default:
      "\(optional("OPTIONAL "))MATCH \(pattern()) \(optional("WHERE " + condition()))"
    }
  }

  private mutating func update() -> String {
    switch random.below(6) {
    case 0: "CREATE (\(variable()):A {x: \(expression())})-[:T]->(:B)"
    case 1: "MERGE (\(variable()):A) ON CREATE SET \(variable()).x = \(expression())"
    case 2: "SET \(variable()).x = \(expression()), \(variable()):A:B"
    case 3: "REMOVE \(variable()).x, \(variable()):A"
    case 4: "SET \(variable()) += \(expression())"
    default: "\(optional("DETACH "))DELETE \(variable())"
    }
  }

  private mutating func projection() -> String {
    let items = (0...random.below(3)).map { _ in
      expression() + optional(" AS " + variable())
    }
    return optional("DISTINCT ") + items.joined(separator: ", ")
      + optional(" ORDER BY \(expression())\(optional(" DESC"))") + optional(" SKIP 1")
      + optional(" LIMIT \(expression())")
  }

  private mutating func pattern() -> String {
    let prefix = optional(
      random.pick(["p = ", "SHORTEST 2 ", "ANY SHORTEST ", "p = ALL SHORTEST TRAIL ", "ACYCLIC "]))
    return prefix + path()
  }

  private mutating func path() -> String {
    var text = node()
    for _ in 0..<random.below(3) {
      if random.once(in: 5) {
        text += "(\(node())\(relationship())\(node()) \(optional("WHERE " + condition()))){1,3}"
        if random.once(in: 2) { text += node() }
      } else {
        text += relationship() + node()
      }
    }
    return text
  }

  private mutating func node() -> String {
    let properties = optional(" {x: \(expression())}")
    return "(\(optional(variable()))\(optional(labels()))\(properties)"
      + optional(" WHERE \(condition())") + ")"
  }

  private mutating func labels() -> String {
    ":" + random.pick(["A", "A:B", "A|B", "A&!B", "(A|B)&C", "%", "!%", "派出所", "`a b`"])
  }

  private mutating func relationship() -> String {
    let inner =
      optional(variable())
      + optional(":" + random.pick(["T", "T|U", "alliance-with", "!T", "%"]))
      + optional(random.pick(["*", "*2", "*1..3", "*..4", "*0.."]))
      + optional(" {x: \(expression())}")
    let body = inner.isEmpty ? "-" : "-[\(inner)]-"
    let left = random.once(in: 3) ? "<" : ""
    let right = random.once(in: 2) ? ">" : ""
    let tail = random.once(in: 6) ? random.pick(["+", "*", "{2}", "{1,3}", "{,2}"]) : ""
    return left + body + (inner.isEmpty ? "-" : "") + right + tail
  }

  // MARK: Expressions

  private mutating func condition() -> String {
    random.once(in: 4) ? "(a)-[:T]->(\(optional("b")))" : expression()
  }

  private mutating func shallow(_ plain: String, _ body: (inout ParserFuzzer) -> String) -> String {
    guard depth < 4 else { return plain }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  private mutating func expression() -> String {
    shallow(atom()) { fuzzer in
      switch fuzzer.random.below(22) {
      case 0...4: fuzzer.atom()
      case 5: "\(fuzzer.expression()) \(fuzzer.infix()) \(fuzzer.expression())"
      case 6: "(\(fuzzer.expression()) \(fuzzer.infix()) \(fuzzer.expression()))"
      case 7: "NOT \(fuzzer.expression())"
      case 8: "-\(fuzzer.expression())"
      case 9: "\(fuzzer.expression()) IS \(fuzzer.optional("NOT "))NULL"
      case 10: "(\(fuzzer.expression())).x"
      case 11: "\(fuzzer.variable())[\(fuzzer.expression())..\(fuzzer.expression())]"
      case 12: "[\(fuzzer.expression()), \(fuzzer.expression())]"
      case 13: "{a: \(fuzzer.expression()), `b c`: \(fuzzer.expression())}"
      case 14: "[x IN \(fuzzer.expression()) WHERE \(fuzzer.condition()) | \(fuzzer.expression())]"
      case 15: "[\(fuzzer.node())\(fuzzer.relationship())\(fuzzer.node()) | \(fuzzer.expression())]"
      case 16: "CASE WHEN \(fuzzer.condition()) THEN \(fuzzer.expression()) ELSE 1 END"
      case 17:
        "\(fuzzer.random.pick(["all", "any", "none", "single"]))(x IN xs WHERE \(fuzzer.condition()))"
      case 18: "reduce(s = 0, x IN \(fuzzer.expression()) | s + \(fuzzer.expression()))"
      case 19: "\(fuzzer.random.pick(["EXISTS", "COUNT", "COLLECT"])) { \(fuzzer.pattern()) }"
      case 20: "\(fuzzer.variable()) {.x, .*, y: \(fuzzer.expression())}"
      default: "size(\(fuzzer.expression()))"
      }
    }
  }

  private mutating func infix() -> String {
    random.pick([
      "+", "-", "*", "/", "%", "^", "=", "<>", "<", "<=", ">", ">=", "AND", "OR", "XOR", "IN", "=~",
      "STARTS WITH", "ENDS WITH", "CONTAINS",
    ])
  }

  private mutating func atom() -> String {
    random.pick([
      "1", "-9223372036854775808", "1.5", "1e-7", "'a'", "'\\''", "true", "null", "$p", "n", "n.x",
      "n:A",
      "n:A|B", "count(*)", "date('2016-01-01')", "`a b`", "[]", "{}", "xs[0]", "派出所", "x IN xs",
    ])
  }

  private mutating func variable() -> String {
    random.pick(["n", "a", "b", "x", "order", "`a b`", "end", "派", "all", "count"])
  }

  private mutating func optional(_ text: String) -> String {
    random.once(in: 3) ? text : ""
  }
}
