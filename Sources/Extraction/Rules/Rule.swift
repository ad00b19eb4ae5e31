import SourceText

/// A rule that turns a stretch of a sentence into relations.
public final class Rule: Sendable {
  /// One step of a pattern.
  enum Element: Sendable, Hashable {
    /// A mention, or a list of them, bound to a name. An implied one may come from the clauses before.
    case mention(name: RuleName, kinds: [MentionKind], isList: Bool, isImplied: Bool)
    /// A word of a class, bound to a name when that is given.
    case word(classes: ClassSet, name: RuleName?)
    /// One of some words, as written.
    case literal([[UInt32]])
    /// Up to so many characters without a mention, inside one clause.
    case gap(Int)
    /// Up to so many characters of any kind, inside the sentence.
    case reach(Int)
    /// No word of a class stands before it in the clause.
    case without(ClassSet)
    /// The start of a clause.
    case clauseStart
    /// The end of a clause.
    case clauseEnd
  }

  /// A relation that a match yields.
  struct Emission: Sendable, Hashable {
    let type: RelationType
    let source: RuleName
    /// What the source must be; empty asks nothing.
    let sourceKinds: [MentionKind]
    let target: RuleName
    let targetKinds: [MentionKind]
    /// The pattern's name for the post.
    let role: RuleName?
    /// Those of one name stand with one another.
    let isMutual: Bool
    /// The source is the leader of the alliance last spoken of.
    let isLed: Bool
    /// The targets are all parties to the alliance last spoken of, whoever leads it.
    let isOfAll: Bool

    init(
      type: RelationType, source: RuleName, sourceKinds: [MentionKind], target: RuleName,
      targetKinds: [MentionKind], role: RuleName?
    ) {
      self.type = type
      self.source = source
      self.sourceKinds = sourceKinds
      self.target = target
      self.targetKinds = targetKinds
      self.role = role
      isMutual = source == target
      isLed = source == .leader
      isOfAll = target == .allies
    }
  }

  /// A sentence with what the rule must find in it; nothing for a sentence it must not match.
  public struct Example: Sendable, Hashable {
    public let text: String
    /// As written after the arrow: `SERVES(陈明, 星河路派出所, role: 所长)`.
    public let expected: [String]
    /// Where it stands in the rule's file.
    public let range: SourceRange
  }

  public let name: String
  /// What the rule is for, in a sentence.
  public let note: String
  /// How sure its relations are, 0...1.
  public let confidence: Double
  let patterns: [[Element]]
  let emissions: [Emission]
  /// What it says of a source bars later rules of the same sentence from saying it of the same source.
  let isExclusive: Bool
  /// Fires also where the text denies, plans or hopes.
  let ignoresMood: Bool
  /// Emits a relation of what acts in the clause.
  let asksForSubject: Bool
  /// Emits a relation of the alliance last named.
  let asksForAlliance: Bool
  public let examples: [Example]
  public let counterexamples: [Example]
  /// The patterns as written, for people.
  public let source: [String]
  /// The file it was read from.
  public let file: SourceFile

  init(
    name: String, note: String, confidence: Double, patterns: [[Element]], emissions: [Emission],
    isExclusive: Bool, ignoresMood: Bool, examples: [Example], counterexamples: [Example],
    source: [String], file: SourceFile
  ) {
    self.name = name
    self.note = note
    self.confidence = confidence
    self.patterns = patterns
    self.emissions = emissions
    self.isExclusive = isExclusive
    self.ignoresMood = ignoresMood
    asksForSubject = emissions.contains {
      [$0.source, $0.target].contains { $0 == .subject || $0 == .owner }
    }
    asksForAlliance = emissions.contains { [$0.source, $0.target].contains(.alliance) }
    self.examples = examples
    self.counterexamples = counterexamples
    self.source = source
    self.file = file
  }

  /// The words and classes of words that make it fire: `<与> <结盟>`, one for each pattern.
  public var triggers: [String] {
    source.map { pattern in
      pattern.split(separator: " ").filter { $0.hasPrefix("<") || $0.hasPrefix("'") }
        .joined(separator: " ")
    }
  }

  /// The types of edge it yields, each once.
  public var types: [RelationType] {
    var seen: Set<RelationType> = []
    return emissions.map(\.type).filter { seen.insert($0).inserted }
  }
}

/// What a rule calls a thing that its patterns bind or its emissions tell of: a number, as names are compared at every
/// match.
enum RuleName: Hashable, Sendable {
  /// What acts in the clause of the pattern's first word of a class.
  case subject
  /// The body of a post that stands alone.
  case owner
  /// The alliance last named.
  case alliance
  /// The body that leads the alliance last spoken of.
  case leader
  /// All parties to that.
  case allies
  /// The body that 其 or 之 points at.
  case pointedAt
  /// The word that counts up what the pattern names besides.
  case group
  /// One of the rule's own, by its number among them.
  case own(Int)

  /// The names that an emission may use though no pattern binds them.
  static let understood: KeyValuePairs<String, RuleName> = [
    "主语": .subject, "所属": .owner, "联盟": .alliance, "盟主": .leader, "盟友": .allies, "对方": .pointedAt,
  ]

  private static let counting = "g"

  /// - Parameter own: The names of the rule so far; gets one that is new.
  init(_ name: String, _ own: inout [String]) {
    if let known = Self.understood.first(where: { $0.key == name }) {
      self = known.value
    } else if name == Self.counting {
      self = .group
    } else {
      if !own.contains(name) { own.append(name) }
      self = .own(own.firstIndex(of: name) ?? 0)
    }
  }

  /// The name as the rule writes it.
  func text(_ own: [String]) -> String {
    switch self {
    case .own(let number): own[number]
    case .group: Self.counting
    default: Self.understood.first { $0.value == self }?.key ?? ""
    }
  }
}

/// The rules of an extractor, in the order in which they are tried.
public struct RuleSet: Sendable {
  public let rules: [Rule]
  let vocabulary: RuleVocabulary
  let index: RuleIndex
  let fingerprint: UInt64

  /// - Parameters:
  ///   - files: Rule files, in order. A rule takes the place of an earlier one with the same name; what a file
  ///     declares holds for all that follow.
  ///   - lexicon: Knows the classes of words that the rules name.
  /// - Throws: ``RuleError`` naming file, line and column.
  public init(_ files: [SourceFile], lexicon: Lexicon) throws(RuleError) {
    var all: [Rule] = []
    var vocabulary = RuleVocabulary()
    var hash = StableHash()
    for file in files {
      hash.combine(file.text)
      var parser = RuleParser(file: file, lexicon: lexicon, vocabulary: vocabulary)
      for rule in try parser.parse() {
        if let index = all.firstIndex(where: { $0.name == rule.name }) {
          all[index] = rule
        } else {
          all.append(rule)
        }
      }
      vocabulary = parser.vocabulary
    }
    rules = all
    self.vocabulary = vocabulary
    let triggers = all.enumerated().flatMap { number, rule in
      rule.patterns.map { RuleTrigger(RuleProgram($0, rule: number)) }
    }
    index = RuleIndex(triggers, lexicon: lexicon)
    fingerprint = hash.value
  }
}
