/// A rule that does not do what its examples say.
public struct RuleFailure: Sendable, Hashable {
  public let rule: String
  /// The example's sentence.
  public let text: String
  /// What should have come out, or `nil` when nothing should.
  public let expected: String?
  /// What the rule gave.
  public let found: [String]
}

extension Extractor {
  public var ruleSet: RuleSet { rules }

  /// Runs every rule on its own sentences.
  ///
  /// A sentence it must match has to yield each relation that is written behind it, by this rule; from one that it must
  /// not match this rule may yield nothing.
  public func checkRules() -> [RuleFailure] {
    var failures: [RuleFailure] = []
    for rule in rules.rules {
      for example in rule.examples {
        let found = relations(of: rule.name, in: example.text)
        for expected in example.expected where !found.contains(where: { Self.agrees(expected, $0) })
        {
          failures.append(
            RuleFailure(
              rule: rule.name, text: example.text, expected: expected,
              found: found.map { $0.description }))
        }
      }
      for example in rule.counterexamples {
        let found = relations(of: rule.name, in: example.text)
        if !found.isEmpty {
          failures.append(
            RuleFailure(
              rule: rule.name, text: example.text, expected: nil,
              found: found.map { $0.description }))
        }
      }
    }
    return failures
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
