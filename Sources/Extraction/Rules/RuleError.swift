import SourceText

/// What is wrong with a rule file.
public struct RuleError: FileDiagnosticError {
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
    case unknownType(String)
    case badTypeName(String)
    case ownLabel(String)
    case badLabel(String)
    case badValue(String, String)
    case badExample
    case badCounterexample
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
      notes.append(
        "outside rules stand 'rule NAME', 'type NAME', 'label NAME LABEL&class', '# comment'")
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
      if suggestions.isEmpty {
        notes.append(
          "labels are: Organization, Place, Program, Person, and those declared by 'label'")
      }
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
    case .unknownType(let name):
      message = "there is no relation type '\(name)'"
      code = "UnknownType"
      notes.append("a file declares its own so: type \(name.isEmpty ? "NAME" : name)")
    case .badTypeName(let name):
      message = "'\(name)' is no name of a relation type"
      code = "BadTypeName"
      notes.append("write it in capitals: PARTNER_OF")
    case .ownLabel(let name):
      message = "the label '\(name)' is there already"
      code = "OwnLabel"
    case .badLabel(let text):
      message = "'\(text)' does not say which names have the label"
      code = "BadLabel"
      notes.append("write a label and a class: label Museum Organization&馆")
    case .badValue(let field, let value):
      message = "'\(field)' can only be '\(value)'"
      code = "BadValue"
      notes.append("leave the field out otherwise")
    case .badExample:
      message = "the example does not say what the rule must give"
      code = "BadExample"
      notes.append("write it so: yes 甲所联合乙所巡逻。 → ALLIANCE_WITH(甲所, 乙所)")
    case .badCounterexample:
      message = "a sentence that the rule must not match has no relations"
      code = "BadCounterexample"
      notes.append("leave out the arrow, or write 'yes'")
    }
    return Diagnostic(message, code: code, at: range, notes: notes)
  }
}
