import QuerySyntax
import SourceText

func parse(_ text: String) throws(ParseError) -> Statement {
  try Parser.parse(SourceFile(name: "query", text: text))
}

/// The clauses of a query without `UNION`.
func clauses(_ text: String) throws(ParseError) -> [Clause] {
  try parse(text).query.first.clauses
}

/// The expression in `RETURN expression`.
func expression(_ text: String) throws -> Expression? {
  guard case .return(let projection)? = try clauses("RETURN " + text).last else { return nil }
  return projection.items.first?.expression
}

/// The first pattern of `MATCH pattern RETURN 1`.
func pattern(_ text: String) throws -> PathPattern? {
  guard case .match(let match)? = try clauses("MATCH \(text) RETURN 1").first else { return nil }
  return match.patterns.first
}

/// The text printed in one line, with parentheses only where they are needed.
func printed(_ text: String) throws(ParseError) -> String {
  QueryPrinter().print(try parse(text)).replacing("\n", with: " ")
}

/// The error as a person sees it; empty when there is none.
func shownError(_ text: String) -> String {
  let source = SourceFile(name: "query", text: text)
  do throws(ParseError) {
    _ = try Parser.parse(source)
    return ""
  } catch {
    return DiagnosticRenderer().render(error.diagnostic, in: source)
  }
}

/// The TCK's detail of the error; `nil` when there is none.
func errorDetail(_ text: String) -> String? {
  do throws(ParseError) {
    _ = try parse(text)
    return nil
  } catch {
    return error.detail
  }
}
