import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

/// Labels, types and property keys in a query's patterns that the graph does not have.
enum NameWarnings {
  static func of(_ statement: Statement, in graph: Graph) -> [Diagnostic] {
    []
  }
}
