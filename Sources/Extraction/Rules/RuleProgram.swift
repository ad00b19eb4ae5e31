/// A pattern as the matcher runs it: its steps in a row, with nothing in them that is counted for by reference.
final class RuleProgram: Sendable {
  struct Step: Sendable {
    enum Kind: Sendable { case mention, word, literal, gap, reach, without, clauseStart, clauseEnd }

    let kind: Kind
    /// All mentions of a list are bound, not the last alone.
    var isList = false
    /// The mention may come from the clauses before.
    var isImplied = false
    /// How many characters a gap may skip.
    var limit = 0
    /// Of a word, one that it must have; of `without`, one that no word before may have.
    var classes: ClassSet = .none
    /// What a mention may be, in ``kinds``; what a literal may be, in ``words``.
    var choices: Range<Int> = 0..<0
    /// What the words of a literal begin with.
    var starts = CharacterFilter()
  }

  /// A label, and the classes it needs a word of each of.
  private struct Kind: Sendable {
    let label: EntityLabel
    let classes: Range<Int>
  }

  /// The number of the rule in its set.
  let rule: Int
  let steps: [Step]
  /// For each step, the name it binds.
  let names: [RuleName?]
  private let kinds: [Kind]
  private let classes: [ClassSet]
  private let words: [Range<Int>]
  private let characters: [UInt32]

  init(_ pattern: [Rule.Element], rule: Int) {
    var steps: [Step] = []
    var names: [RuleName?] = []
    var kinds: [Kind] = []
    var classes: [ClassSet] = []
    var words: [Range<Int>] = []
    var characters: [UInt32] = []
    for element in pattern {
      var name: RuleName?
      switch element {
      case .mention(let bound, let wanted, let isList, let isImplied):
        name = bound
        for kind in wanted {
          classes += kind.classes
          kinds.append(
            Kind(label: kind.label, classes: classes.count - kind.classes.count..<classes.count))
        }
        steps.append(
          Step(
            kind: .mention, isList: isList, isImplied: isImplied,
            choices: kinds.count - wanted.count..<kinds.count))
      case .word(let wanted, let bound):
        name = bound
        steps.append(Step(kind: .word, classes: wanted))
      case .literal(let wanted):
        var starts = CharacterFilter()
        for word in wanted {
          word.first.map { starts.insert($0) }
          characters += word
          words.append(characters.count - word.count..<characters.count)
        }
        steps.append(
          Step(
            kind: .literal, choices: words.count - wanted.count..<words.count, starts: starts))
      case .gap(let limit): steps.append(Step(kind: .gap, limit: limit))
      case .reach(let limit): steps.append(Step(kind: .reach, limit: limit))
      case .without(let unwanted): steps.append(Step(kind: .without, classes: unwanted))
      case .clauseStart: steps.append(Step(kind: .clauseStart))
      case .clauseEnd: steps.append(Step(kind: .clauseEnd))
      }
      names.append(name)
    }
    self.rule = rule
    self.steps = steps
    self.names = names
    self.kinds = kinds
    self.classes = classes
    self.words = words
    self.characters = characters
  }

  /// The classes of which the pattern needs a word, in its order.
  var required: [ClassSet] { steps.filter { $0.kind == .word }.map(\.classes) }

  /// What the mentions must be that the sentence itself must hold.
  var mentionNeeds: [MentionNeed] {
    steps.filter { $0.kind == .mention && !$0.isImplied }.map { step in
      MentionNeed(
        kinds[step.choices].map { kind in
          (label: kind.label, classes: kind.classes.first.map { classes[$0] })
        })
    }
  }

  /// For each literal, what its words begin with.
  var literalStarts: [[UInt32]] {
    steps.filter { $0.kind == .literal }.map { $0.choices.compactMap(firstCharacter(ofWord:)) }
  }

  /// Whether a mention is what a step asks for.
  func suits(_ label: EntityLabel, _ own: ClassSet, _ step: Step) -> Bool {
    for choice in step.choices where kinds[choice].label == label {
      if kinds[choice].classes.allSatisfy({ classes[$0].meets(own) }) { return true }
    }
    return false
  }

  /// What one of the words of a literal begins with; `nil` for an empty one.
  private func firstCharacter(ofWord word: Int) -> UInt32? {
    words[word].isEmpty ? nil : characters[words[word].lowerBound]
  }

  /// The length of one of the words of a literal; `nil` when it does not stand at an index of a text.
  func length(ofWord word: Int, in text: [UInt32], at start: Int) -> Int? {
    let word = words[word]
    guard start + word.count <= text.count else { return nil }
    for index in word where characters[index] != text[start + index - word.lowerBound] {
      return nil
    }
    return word.count
  }
}

/// What a mention must be for a step of a pattern, or what the mentions of a sentence are.
struct MentionNeed: Sendable {
  /// A bit for each label.
  private var labels: UInt8
  /// Where not empty, the mention has a word of one of them.
  private var classes: ClassSet

  static let nothing = MentionNeed(labels: 0, classes: .none)

  private init(labels: UInt8, classes: ClassSet) {
    self.labels = labels
    self.classes = classes
  }

  /// What one of some kinds needs at least.
  init(_ kinds: some Collection<(label: EntityLabel, classes: ClassSet?)>) {
    self = .nothing
    for kind in kinds { add(kind.label, kind.classes ?? .none) }
    if kinds.contains(where: { $0.classes == nil }) { classes = .none }
  }

  @inline(__always)
  mutating func add(_ label: EntityLabel, _ own: ClassSet) {
    switch label {
    case .organization: labels |= 1
    case .place: labels |= 2
    case .program: labels |= 4
    case .person: labels |= 8
    }
    classes.formUnion(own)
  }

  /// Whether some mentions may have it among them.
  @inline(__always)
  func mayMeet(_ mentions: MentionNeed) -> Bool {
    labels & mentions.labels != 0 && (classes.isEmpty || classes.meets(mentions.classes))
  }
}

/// A program with what a sentence must hold for it to fit, so that most rules are passed over at once.
final class RuleTrigger: Sendable {
  let program: RuleProgram
  /// Up to three of the classes of which the pattern needs a word; the sets may be the same.
  private let classes: (ClassSet, ClassSet, ClassSet)?
  /// Up to two of the sets of characters that one of its words begins with.
  private let starts: (CharacterFilter, CharacterFilter)?
  /// How many mentions the pattern needs.
  private let count: Int
  /// What up to two of them must be.
  private let mentions: (MentionNeed, MentionNeed)?

  init(_ program: RuleProgram) {
    self.program = program
    let needs = program.mentionNeeds
    count = needs.count
    mentions = needs.last.map { (needs[0], $0) }
    let required = program.required
    classes = required.last.map { (required[0], required.count > 1 ? required[1] : $0, $0) }
    let literals = program.steps.filter { $0.kind == .literal }.map(\.starts)
    starts = literals.last.map { (literals[0], $0) }
  }

  /// Whether the pattern may fit in the rest of a sentence. Where it may not, it may not further on either.
  @inline(__always)
  func mayFire(in rest: SentenceItems.Rest) -> Bool {
    guard count <= rest.count else { return false }
    if let mentions {
      guard mentions.0.mayMeet(rest.mentions), mentions.1.mayMeet(rest.mentions) else {
        return false
      }
    }
    if let classes {
      guard classes.0.meets(rest.classes), classes.1.meets(rest.classes),
        classes.2.meets(rest.classes)
      else { return false }
    }
    guard let starts else { return true }
    return starts.0.mayMeet(rest.starts) && starts.1.mayMeet(rest.starts)
  }
}
