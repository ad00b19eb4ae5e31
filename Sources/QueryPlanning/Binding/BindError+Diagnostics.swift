import QuerySyntax
import SourceText

extension BindError {
  package var type: QueryErrorType {
    switch self {
    case .invalidArgumentType(_, _, _, _, let isTypeError):
      isTypeError ? .typeError : .syntaxError
    case .procedureNotFound: .procedureError
    case .missingParameter: .parameterMissing
    default: .syntaxError
    }
  }

  package var phase: QueryErrorPhase { .compileTime }

  package var detail: String {
    switch self {
    case .undefinedVariable, .unknownProcedureColumn: "UndefinedVariable"
    case .variableAlreadyBound: "VariableAlreadyBound"
    case .variableTypeConflict: "VariableTypeConflict"
    case .relationshipUniquenessViolation: "RelationshipUniquenessViolation"
    case .invalidArgumentType: "InvalidArgumentType"
    case .invalidAggregation: "InvalidAggregation"
    case .nestedAggregation: "NestedAggregation"
    case .ambiguousAggregation: "AmbiguousAggregationExpression"
    case .noExpressionAlias: "NoExpressionAlias"
    case .columnNameConflict: "ColumnNameConflict"
    case .differentColumnsInUnion: "DifferentColumnsInUnion"
    case .noVariablesInScope: "NoVariablesInScope"
    case .invalidParameterUse: "InvalidParameterUse"
    case .negativeInteger: "NegativeIntegerArgument"
    case .nonConstantExpression: "NonConstantExpression"
    case .invalidDelete: "InvalidDelete"
    case .creatingVariableLength: "CreatingVarLength"
    case .requiresDirectedRelationship: "RequiresDirectedRelationship"
    case .noSingleRelationshipType: "NoSingleRelationshipType"
    case .unknownFunction: "UnknownFunction"
    case .wrongNumberOfArguments: "InvalidNumberOfArguments"
    case .procedureNotFound: "ProcedureNotFound"
    case .missingParameter: "MissingParameter"
    case .invalidArgumentPassingMode: "InvalidArgumentPassingMode"
    case .invalidClauseComposition: "InvalidClauseComposition"
    case .unexpectedSyntax, .invalidCreatePattern: "UnexpectedSyntax"
    }
  }

  package var diagnostic: Diagnostic {
    let (message, range, notes) = wording
    return Diagnostic(message, code: detail, at: range, notes: notes)
  }

  private var wording: (String, SourceRange, [String]) {
    switch self {
    case .undefinedVariable(let name, let range, let inScope):
      return (
        "variable '\(name)' is not defined", range,
        Self.suggestions(for: name, among: inScope) + Self.scope(inScope)
      )
    case .variableAlreadyBound(let name, let range):
      return (
        "variable '\(name)' is already bound and cannot be declared again here", range,
        ["choose another name, or leave out the labels and properties to use the bound '\(name)'"]
      )
    case .variableTypeConflict(let name, let range, let expected, let found):
      return (
        "'\(name)' is \(found.description) and cannot be used as \(expected.description)", range, []
      )
    case .relationshipUniquenessViolation(let name, let range):
      return (
        "relationship '\(name)' stands twice in one pattern, which can never match", range, []
      )
    case .invalidArgumentType(let what, let range, let expected, let found, _):
      return ("\(what) needs \(expected), not \(found.description)", range, [])
    case .invalidAggregation(let range, let place):
      return (
        "an aggregating function cannot be used in \(place)", range,
        ["aggregate in a WITH before it and use the alias"]
      )
    case .nestedAggregation(let range):
      return ("an aggregating function cannot be used inside another one", range, [])
    case .ambiguousAggregation(let range):
      return (
        "this part of an aggregating expression is not grouped by", range,
        ["project it as a column of its own in a WITH before, and use that column"]
      )
    case .noExpressionAlias(let text, let range):
      return (
        "an expression in WITH needs a name", range, ["write: \(text) AS name"]
      )
    case .columnNameConflict(let name, let range):
      return ("two columns have the name '\(name)'", range, ["rename one with AS"])
    case .differentColumnsInUnion(let range, let first, let other):
      return (
        "the parts of a UNION must have the same columns", range,
        [
          "before: \(first.joined(separator: ", "))",
          "here: \(other.joined(separator: ", "))",
        ]
      )
    case .noVariablesInScope(let range):
      return ("there is no variable that '*' could stand for", range, [])
    case .invalidParameterUse(let name, let range):
      return (
        "parameter '$\(name)' cannot stand for all properties of a pattern here", range,
        ["name the keys: {key: $\(name).key}"]
      )
    case .negativeInteger(let clause, let range):
      return ("\(clause) needs an integer that is not negative", range, [])
    case .nonConstantExpression(let clause, let range):
      return ("\(clause) cannot depend on variables", range, [])
    case .invalidDelete(let range):
      return (
        "DELETE removes nodes, relationships and paths, not labels", range,
        ["to take away a label: REMOVE variable:Label"]
      )
    case .creatingVariableLength(let range, let clause):
      return ("\(clause) cannot make a relationship of variable length", range, [])
    case .requiresDirectedRelationship(let range):
      return ("a new relationship needs one direction: --> or <--", range, [])
    case .noSingleRelationshipType(let range, let clause):
      return ("\(clause) needs exactly one relationship type", range, ["write: -[:TYPE]->"])
    case .unknownFunction(let name, let range, let near):
      return ("there is no function '\(name)'", range, Self.didYouMean(near))
    case .wrongNumberOfArguments(let name, let range, let expected, let found):
      return ("'\(name)' takes \(expected), not \(found)", range, [])
    case .procedureNotFound(let name, let range, let near):
      return ("there is no procedure '\(name)'", range, Self.didYouMean(near))
    case .missingParameter(let name, let range):
      return ("parameter '$\(name)' is not given", range, [])
    case .invalidArgumentPassingMode(let name, let range):
      return ("the arguments of '\(name)' must be written in parentheses here", range, [])
    case .unknownProcedureColumn(let name, let procedure, let range, let columns):
      return (
        "'\(procedure)' yields no '\(name)'", range,
        columns.isEmpty ? [] : ["it yields: \(columns.joined(separator: ", "))"]
      )
    case .invalidClauseComposition(let range, let reason),
      .unexpectedSyntax(let range, let reason), .invalidCreatePattern(let range, let reason):
      return (reason, range, [])
    }
  }

  private static func scope(_ names: [String]) -> [String] {
    names.isEmpty
      ? ["no variable is in scope here"]
      : ["in scope here: \(names.joined(separator: ", "))"]
  }

  private static func suggestions(for name: String, among names: [String]) -> [String] {
    didYouMean(Spelling.suggestions(for: name, among: names))
  }

  static func didYouMean(_ names: [String]) -> [String] {
    names.isEmpty
      ? [] : ["did you mean \(names.map { "'\($0)'" }.joined(separator: " or "))?"]
  }
}
