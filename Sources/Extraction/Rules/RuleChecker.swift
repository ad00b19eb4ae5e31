import SourceText

/// A rule that does not do what its examples say.
public struct RuleFailure: FileDiagnosticError {
  public let rule: String
  public let file: SourceFile
  public let example: Rule.Example
  /// Relations that should have come out and did not; empty where nothing should.
  public let missing: [String]
  /// What the rule gave.
  public let found: [String]

  public var diagnostic: Diagnostic {
    let isPositive = !example.expected.isEmpty
    return Diagnostic(
      isPositive
        ? "rule '\(rule)' does not give what its sentence must yield"
        : "rule '\(rule)' fires on a sentence that it must not match",
      code: isPositive ? "MissingRelation" : "UnwantedRelation", at: example.range,
      notes: missing.map { "- " + $0 } + found.map { "+ " + $0 }
        + (found.isEmpty ? ["the rule gave nothing; 'concentric trace' shows how far it came"] : [])
    )
  }
}

extension Extractor {
  public var ruleSet: RuleSet { rules }

  /// Runs every rule on its own sentences.
  ///
  /// A sentence it must match has to yield each relation that is written behind it, by this rule; from one that it must
  /// not match this rule may yield nothing.
  /// - Returns: The sentences that failed, in the order of the rules.
  public func checkRules() -> [RuleFailure] {
    rules.rules.flatMap { rule in
      (rule.examples + rule.counterexamples).compactMap { check($0, of: rule) }
    }
  }

  private func check(_ example: Rule.Example, of rule: Rule) -> RuleFailure? {
    let found = relations(of: rule.name, in: example.text)
    let missing = example.expected.filter { wanted in
      !found.contains { Self.agrees(wanted, $0) }
    }
    if missing.isEmpty, !example.expected.isEmpty || found.isEmpty { return nil }
    return RuleFailure(
      rule: rule.name, file: rule.file, example: example, missing: missing,
      found: found.map { $0.description })
  }

  private struct Found {
    let type: String
    let source: [String]
    let target: [String]
    let role: String?

    var description: String {
      "\(type)(\(source.first ?? ""), \(target.first ?? "")\(role.map { ", role: \($0)" } ?? ""))"
    }
  }

  private func relations(of rule: String, in text: String) -> [Found] {
    let facts = extract(DocumentInput(id: "example", text: text))
    var names: [String: [String]] = [:]
    for entity in facts.entities { names[entity.id] = [entity.name] + entity.aliases }
    return facts.relations.filter { relation in relation.evidence.contains { $0.rule == rule } }.map
    {
      Found(
        type: $0.type, source: names[$0.source] ?? [], target: names[$0.target] ?? [], role: $0.role
      )
    }
  }

  private static func agrees(_ expected: String, _ found: Found) -> Bool {
    guard let open = expected.firstIndex(of: "("), expected.hasSuffix(")") else { return false }
    let parts = expected[expected.index(after: open)...].dropLast().split(separator: ",")
      .map(RuleParser.trim)
    guard parts.count >= 2, RuleParser.trim(expected[..<open]) == found.type else { return false }
    if parts.count > 2, parts[2] != "role: \(found.role ?? "")" { return false }
    let straight = found.source.contains(parts[0]) && found.target.contains(parts[1])
    let turned = found.source.contains(parts[1]) && found.target.contains(parts[0])
    return straight || turned && found.type == RelationType.allianceWith.rawValue
  }
}
