/// Something to tell a person about a source text: what is wrong, where, and a way out.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable { case error, warning }

  public var severity: Severity
  /// What is wrong: lower case, no full stop, names in single quotes.
  public var message: String
  /// A stable word for the kind of mistake, as `UndefinedVariable`.
  public var code: String?
  /// Where it stands; `nil` when it has no place in the text.
  public var range: SourceRange?
  /// What helps: names in scope, a near spelling.
  public var notes: [String]

  public init(
    _ message: String, severity: Severity = .error, code: String? = nil,
    at range: SourceRange? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.message = message
    self.code = code
    self.range = range
    self.notes = notes
  }
}

/// An error that can be shown to a person in front of its source text.
public protocol DiagnosticError: Error {
  var diagnostic: Diagnostic { get }
}

/// One that knows the file it is in.
public protocol FileDiagnosticError: DiagnosticError {
  var file: SourceFile { get }
}
