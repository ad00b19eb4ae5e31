import QuerySyntax
import SourceText

/// A rule of the language that a query breaks, found without looking at the graph.
package enum BindError: QueryError {
  case undefinedVariable(String, SourceRange, inScope: [String])
  case variableAlreadyBound(String, SourceRange)
  case variableTypeConflict(
    String, SourceRange, expected: StaticType, found: StaticType)
  case relationshipUniquenessViolation(String, SourceRange)
  case invalidArgumentType(
    String, SourceRange, expected: String, found: StaticType, isTypeError: Bool)
  case invalidAggregation(SourceRange, place: String)
  case nestedAggregation(SourceRange)
  case ambiguousAggregation(SourceRange)
  case noExpressionAlias(String, SourceRange)
  case columnNameConflict(String, SourceRange)
  case differentColumnsInUnion(SourceRange, first: [String], other: [String])
  case noVariablesInScope(SourceRange)
  case invalidParameterUse(String, SourceRange)
  case negativeInteger(String, SourceRange)
  case nonConstantExpression(String, SourceRange)
  case invalidDelete(SourceRange)
  case creatingVariableLength(SourceRange, clause: String)
  case requiresDirectedRelationship(SourceRange)
  case noSingleRelationshipType(SourceRange, clause: String)
  case unknownFunction(String, SourceRange, near: [String])
  case wrongNumberOfArguments(String, SourceRange, expected: String, found: Int)
  case procedureNotFound(String, SourceRange, near: [String])
  case missingParameter(String, SourceRange)
  case invalidArgumentPassingMode(String, SourceRange)
  case unknownProcedureColumn(String, procedure: String, SourceRange, columns: [String])
  case invalidClauseComposition(SourceRange, reason: String)
  case unexpectedSyntax(SourceRange, reason: String)
  case invalidCreatePattern(SourceRange, reason: String)
}
