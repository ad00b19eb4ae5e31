import SourceText

/// Why a saved query cannot be read or run.
public enum SavedQueryError: DiagnosticError {
  case parameterWithoutName(SourceRange, in: SourceFile)
  case parameterTwice(String, SourceRange, in: SourceFile)
  case parameterWithoutType(String, SourceRange, in: SourceFile)
  case wrongDefault(String, String, ParameterType, SourceRange, in: SourceFile)
  case noStatement(name: String)
  case missingParameter(query: String, parameter: String)
  case wrongType(query: String, parameter: String, text: String, type: ParameterType)

  public var diagnostic: Diagnostic {
    let types = ParameterType.allCases.map(\.rawValue).joined(separator: ", ")
    let form = "written as: // param name: default (type) – text"
    switch self {
    case .parameterWithoutName(let range, _):
      return Diagnostic("a parameter has no name", at: range, notes: [form])
    case .parameterTwice(let name, let range, _):
      return Diagnostic("parameter '\(name)' is declared twice", at: range)
    case .parameterWithoutType(let name, let range, _):
      return Diagnostic(
        "parameter '\(name)' has no type", at: range, notes: [form, "types: \(types)"])
    case .wrongDefault(let name, let text, let type, let range, _):
      return Diagnostic(
        "the default '\(text)' of parameter '\(name)' is not of type \(type.rawValue)", at: range)
    case .noStatement(let name):
      return Diagnostic("the saved query '\(name)' holds no statement")
    case .missingParameter(let query, let parameter):
      return Diagnostic(
        "the saved query '\(query)' needs a value for parameter '\(parameter)'",
        notes: ["give it by --param \(parameter)=VALUE"])
    case .wrongType(let query, let parameter, let text, let type):
      return Diagnostic(
        "'\(text)' is not of type \(type.rawValue), as parameter '\(parameter)' of '\(query)' is")
    }
  }

  /// The text that the diagnostic's range counts in.
  public var source: SourceFile? {
    switch self {
    case .parameterWithoutName(_, let source), .parameterTwice(_, _, let source),
      .parameterWithoutType(_, _, let source), .wrongDefault(_, _, _, _, let source):
      source
    default: nil
    }
  }
}
