import QueryExecution
import QuerySyntax

/// The words of the query language, for those who offer or colour them.
package struct QueryVocabulary: Sendable {
  /// In capitals, in alphabetic order.
  package let keywords: [String]
  /// As they are usually written, in alphabetic order.
  package let functions: [String]
  package let procedures: [String]

  package init(procedures: ProcedureRegistry = .builtin) {
    keywords = Keyword.allCases.map(\.rawValue).sorted()
    functions = FunctionRegistry.builtin.catalog.names
    self.procedures = procedures.signatures.map(\.name)
  }
}
