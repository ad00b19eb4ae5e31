/// Extracts the facts of one document at a time. Immutable; may be used from many threads.
public struct Extractor: Sendable {
  package let lexicon: Lexicon
  let rules: RuleSet

  public init(lexicon: Lexicon, rules: RuleSet) {
    self.lexicon = lexicon
    self.rules = rules
  }

  /// Changes when lexicons, rules or the engine change, so that stored facts can be known to be stale.
  public var fingerprint: String {
    String(lexicon.fingerprint ^ (rules.fingerprint &* 31) ^ UInt64(Self.engineVersion), radix: 16)
  }

  static let engineVersion = 1

  /// - Returns: The same facts for the same input, always.
  /// - Complexity: O(characters), with a factor for the mentions of a sentence.
  public func extract(_ document: DocumentInput) -> DocumentFacts {
    let reading = DocumentReading(document, lexicon: lexicon)
    reading.findNames()
    reading.resolveEntities()
    reading.findRelations(rules)
    return reading.facts(of: document, rules.vocabulary)
  }
}
