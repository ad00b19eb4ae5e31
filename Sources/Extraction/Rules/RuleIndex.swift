/// The patterns of a rule set, told apart by the words they need, so that a sentence meets only a few of them.
struct RuleIndex: Sendable {
  /// All patterns, in the order of the rules.
  let triggers: [RuleTrigger]
  /// How many numbers hold a bit for each pattern.
  private let width: Int
  /// The patterns that need no word of a class.
  private var always: [UInt64]
  /// For each class, the patterns that are tried where a sentence has a word of it.
  private var byClass: [UInt64]
  /// The classes that some pattern goes by.
  private var classes: ClassSet = .none
  /// For each pattern, its literals; for each literal, the characters that its words begin with.
  private var literals: [Range<Int>] = []
  private var literalStarts: [Range<Int>] = []
  private var starts: [UInt32] = []

  init(_ triggers: [RuleTrigger], lexicon: Lexicon) {
    self.triggers = triggers
    width = (triggers.count + 63) / 64
    always = Array(repeating: 0, count: width)
    byClass = Array(repeating: 0, count: width * ClassSet.capacity)
    let frequencies = Self.frequencies(lexicon)
    for (number, trigger) in triggers.enumerated() {
      let bit: UInt64 = 1 << UInt64(number % 64)
      addLiterals(of: trigger.program)
      // A pattern goes by the rarest word it needs.
      let rarest = trigger.program.required.map { set in
        (set: set, frequency: set.numbers.reduce(0) { $0 + frequencies[$1] })
      }.min { $0.frequency < $1.frequency }
      guard let rarest else {
        always[number / 64] |= bit
        continue
      }
      classes.formUnion(rarest.set)
      for own in rarest.set.numbers { byClass[own * width + number / 64] |= bit }
    }
  }

  private mutating func addLiterals(of program: RuleProgram) {
    let first = literalStarts.count
    for step in program.steps where step.kind == .literal {
      let begin = starts.count
      starts += Set(step.choices.compactMap { program.firstCharacter(ofWord: $0) }).sorted()
      literalStarts.append(begin..<starts.count)
    }
    literals.append(first..<literalStarts.count)
  }

  /// How often a word of each class stands in texts, roughly.
  private static func frequencies(_ lexicon: Lexicon) -> [Float] {
    var result = [Float](repeating: 0, count: ClassSet.capacity)
    for entry in lexicon.entries where !entry.classes.isEmpty {
      let share = Float(sign: .plus, exponent: -Int(min(entry.cost, 60) * 1.44), significand: 1)
      for own in entry.classes.numbers { result[own] += share }
    }
    return result
  }

  /// Gathers the numbers of the patterns that may fit in a sentence, in order.
  func gather(_ sentence: SentenceItems, _ text: CleanText, into result: inout [Int]) {
    result.removeAll(keepingCapacity: true)
    let rest = sentence.rest[0]
    let held = rest.classes.intersection(classes)
    var words = WordStarts()
    for item in sentence.items.indices where sentence.items[item].kind != .mention {
      words.insert(text.characters[sentence.items[item].range.lowerBound])
    }
    for word in 0..<width {
      var bits = always[word]
      for own in held.numbers { bits |= byClass[own * width + word] }
      while bits != 0 {
        let number = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        if hasLiterals(number, words), triggers[number].mayFire(in: rest) { result.append(number) }
      }
    }
  }

  /// Whether words of a sentence begin as those of each literal of a pattern do.
  @inline(__always)
  private func hasLiterals(_ number: Int, _ words: WordStarts) -> Bool {
    for literal in literals[number] {
      var isThere = false
      for index in literalStarts[literal] where words.mayContain(starts[index]) {
        isThere = true
        break
      }
      if !isThere { return false }
    }
    return true
  }
}

/// Tells most characters that no word of a sentence begins with.
private struct WordStarts {
  private var bits: (UInt128, UInt128, UInt128, UInt128) = (0, 0, 0, 0)

  @inline(__always)
  mutating func insert(_ c: UInt32) {
    let bit: UInt128 = 1 << UInt128(c & 127)
    switch c >> 7 & 3 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  @inline(__always)
  func mayContain(_ c: UInt32) -> Bool {
    let part =
      switch c >> 7 & 3 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return part >> UInt128(c & 127) & 1 != 0
  }
}
