import SourceText

/// What is wrong with a rule file.
public struct RuleError: DiagnosticError {
  public enum Kind: Sendable, Hashable {
    case textOutsideRule(String)
    case unknownField(String)
    case missing(String, rule: String)
    case duplicate(rule: String)
    case unknownLabel(String)
    case unknownClass(String)
    case unknownName(String)
    case badElement(String)
    case badEmission(String)
    case badConfidence(String)
  }

  public let kind: Kind
  public let file: SourceFile
  public let range: SourceRange
  /// Names near the one that was not understood.
  let suggestions: [String]

  public var diagnostic: Diagnostic {
    var notes =
      suggestions.isEmpty ? [] : ["did you mean '\(suggestions.joined(separator: "', '"))'?"]
    let message: String
    let code: String
    switch kind {
    case .textOutsideRule(let text):
      message = "'\(text)' stands outside a rule"
      code = "TextOutsideRule"
      notes.append("a rule starts with 'rule NAME'; comments with '#'")
    case .unknownField(let name):
      message = "a rule has no field '\(name)'"
      code = "UnknownField"
      if suggestions.isEmpty {
        notes.append("fields are: \(RuleParser.fields.joined(separator: ", "))")
      }
    case .missing(let field, let rule):
      message = "the rule '\(rule)' has no '\(field)'"
      code = "MissingField"
    case .duplicate(let rule):
      message = "there is another rule '\(rule)' in this file"
      code = "DuplicateRule"
    case .unknownLabel(let name):
      message = "there is no label '\(name)'"
      code = "UnknownLabel"
      if suggestions.isEmpty { notes.append("labels are: Organization, Place, Program, Person") }
    case .unknownClass(let name):
      message = "no word has the class '\(name)'"
      code = "UnknownClass"
      notes.append("a lexicon file gives words their classes")
    case .unknownName(let name):
      message = "no pattern binds '\(name)'"
      code = "UnknownName"
    case .badElement(let text):
      message = "'\(text)' is no part of a pattern"
      code = "BadElement"
      notes.append(
        "parts are: @name:Label, @name:Label+, @name:Label?, <class>, <class=name>, 'word|word', ..8, ...30, ^, $"
      )
    case .badEmission(let text):
      message = "'\(text)' is no relation"
      code = "BadEmission"
      notes.append("write it so: SERVES(a:Person, b:Organization, role: r)")
    case .badConfidence(let text):
      message = "'\(text)' is no confidence"
      code = "BadConfidence"
      notes.append("a confidence is a number between 0 and 1")
    }
    return Diagnostic(message, code: code, at: range, notes: notes)
  }
}
