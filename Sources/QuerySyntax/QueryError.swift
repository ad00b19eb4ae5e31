import SourceText

/// What kind of rule a query breaks, in the words of the openCypher TCK.
package enum QueryErrorType: String, Hashable, Sendable, CaseIterable {
  case syntaxError = "SyntaxError"
  case semanticError = "SemanticError"
  case typeError = "TypeError"
  case argumentError = "ArgumentError"
  case arithmeticError = "ArithmeticError"
  case entityNotFound = "EntityNotFound"
  case propertyNotFound = "PropertyNotFound"
  case labelNotFound = "LabelNotFound"
  case parameterMissing = "ParameterMissing"
  case constraintValidationFailed = "ConstraintValidationFailed"
  case constraintVerificationFailed = "ConstraintVerificationFailed"
  case procedureError = "ProcedureError"
  /// Stopped from outside or by a limit; the TCK has no word for it.
  case interrupted = "Interrupted"
}

/// When a mistake comes to light.
package enum QueryErrorPhase: String, Hashable, Sendable {
  /// Without looking at the graph.
  case compileTime = "compile time"
  case runtime = "runtime"
}

/// A mistake in a query or in its run: type, phase and detail as in the TCK, and words for people.
package protocol QueryError: DiagnosticError, Sendable {
  var type: QueryErrorType { get }
  var phase: QueryErrorPhase { get }
  /// The rule's name, as `UndefinedVariable`.
  var detail: String { get }
}
