import QueryExecution
import QuerySyntax

/// The words of the query language, for those who offer or colour them.
package struct QueryVocabulary: Sendable {
  /// In capitals, in alphabetic order; without those that are written as functions.
  package let keywords: [String]
  /// As they are usually written, in alphabetic order.
  package let functions: [String]
  package let procedures: [String]

  package init(procedures: ProcedureRegistry = .builtin) {
    let functions = FunctionRegistry.builtin.catalog.names
    let called = Set(functions.map { $0.uppercased() })
    keywords = Keyword.allCases.map(\.rawValue).filter { !called.contains($0) }.sorted()
    self.functions = functions
    self.procedures = procedures.signatures.map(\.name)
  }
}
