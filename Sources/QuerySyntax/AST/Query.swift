import SourceText

/// What one query text asks for: a query, and whether to run it or to show its plan.
package struct Statement: Hashable, Sendable {
  package enum Mode: Hashable, Sendable {
    case run
    /// `EXPLAIN`: shows the plan, runs nothing.
    case explain
    /// `PROFILE`: runs, and shows the plan with what each operator did.
    case profile
  }

  package var mode: Mode
  package var query: Query
  @Place package var range: SourceRange
}

/// Queries whose rows are put together by `UNION`; mostly just one.
package struct Query: Hashable, Sendable {
  /// A further query and the word before it.
  package struct UnionBranch: Hashable, Sendable {
    /// `UNION ALL` keeps doubles. All branches of a query agree on it.
    package var keepsDuplicates: Bool
    package var query: SingleQuery
    /// `UNION` and what follows it.
    @Place package var range: SourceRange
  }

  package var first: SingleQuery
  package var unions: [UnionBranch]
  @Place package var range: SourceRange

  /// All the queries, in the order of the text.
  package var parts: [SingleQuery] { [first] + unions.map(\.query) }
}

/// Clauses in the order in which they run, each on the rows of the one before.
package struct SingleQuery: Hashable, Sendable {
  /// Never empty, the body of `EXISTS { }` aside.
  package var clauses: [Clause]
  @Place package var range: SourceRange
}
