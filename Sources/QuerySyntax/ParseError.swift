import SourceText

/// Why a text is no query.
package indirect enum ParseError: QueryError, Hashable {
  // Pieces that are no token.
  case unclosedString(SourceRange)
  case unclosedName(SourceRange)
  case unclosedComment(SourceRange)
  case parameterWithoutName(SourceRange)
  case invalidEscape(String, SourceRange)
  case invalidUnicodeEscape(String, SourceRange)
  case invalidNumber(String, SourceRange)
  case integerOverflow(String, SourceRange)
  case floatOverflow(String, SourceRange)
  case strangeCharacter(Unicode.Scalar, SourceRange)

  // Tokens in the wrong place.
  /// Something else was expected, in words of the language. `keywords` are the words that could
  /// have stood here, for spelling suggestions.
  case unexpected(Unexpected)
  case tooDeep(SourceRange)
  case emptyQuery(SourceRange)

  // Clauses and patterns that cannot stand together.
  case unfinishedQuery(last: String, SourceRange)
  case clauseAfterReturn(SourceRange)
  case mixedUnion(SourceRange)
  case updateInSubquery(SubqueryExpression.Kind, SourceRange)
  case implicitArguments(procedure: String, SourceRange)
  case yieldAllInQuery(SourceRange)
  case parameterAsProperties(clause: String, SourceRange)
  case patternAsValue(SourceRange)
  case notOneType(clause: String, SourceRange)
  case undirected(SourceRange)
  case repeatedInUpdate(clause: String, SourceRange)
  case notPlainInUpdate(clause: String, what: String, SourceRange)
  case deletingLabels(SourceRange)
  case emptyRepetition(minimum: Int, maximum: Int, SourceRange)
  case nestedRepetition(SourceRange)
  case unboundedWalk(SourceRange)

  package struct Unexpected: Hashable, Sendable {
    package var found: Token
    /// As it stands in the query; empty at the end.
    package var text: String
    package var expected: String
    package var keywords: [Keyword]
    /// The opened bracket that is still to be closed, and where it stands.
    package var insideRelationship: Bool
  }
}
