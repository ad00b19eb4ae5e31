/// The patterns of a rule set, told apart by the words they need, so that a sentence meets only a few of them.
struct RuleIndex: Sendable {
  /// All patterns, in the order of the rules.
  let triggers: [RuleTrigger]
  /// By the classes of which a pattern needs a word, the rarest words first.
  private let byClass: PatternTable
  /// By what a pattern's literals begin with, those with the fewest beginnings first.
  private let byStart: PatternTable
  /// The classes that some pattern goes by.
  private let classes: ClassSet

  init(_ triggers: [RuleTrigger], lexicon: Lexicon) {
    self.triggers = triggers
    let frequencies = Self.frequencies(lexicon)
    let classes = triggers.map { trigger in
      trigger.program.required.map { set in
        (set: set, frequency: set.numbers.reduce(0) { $0 + frequencies[$1] })
      }.sorted { $0.frequency < $1.frequency }.map(\.set)
    }
    let starts = triggers.map { trigger in
      trigger.program.literalStarts.map { Set($0.map(Self.bucket)).sorted() }
        .sorted { $0.count < $1.count }
    }
    byClass = PatternTable(
      keys: ClassSet.capacity, needs: classes.map { $0.map { Array($0.numbers) } })
    byStart = PatternTable(keys: Self.buckets, needs: starts)
    self.classes = classes.joined().reduce(.none) { $0.union($1) }
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

  /// Characters share a number of keys; few patterns are let through for that.
  private static let buckets = 512

  @inline(__always)
  private static func bucket(_ c: UInt32) -> Int { Int(c) & (buckets - 1) }

  /// Gathers the numbers of the patterns that may fit in a sentence, in order.
  ///
  /// - Parameter rest: What the whole sentence holds.
  func gather(
    _ sentence: SentenceItems, _ rest: SentenceItems.Rest, _ text: CleanText,
    into result: inout [Int]
  ) {
    result.removeAll(keepingCapacity: true)
    let held = rest.classes.intersection(classes)
    for block in 0..<byClass.blocks {
      var words = byClass.start(block)
      for own in held.numbers { byClass.add(own, in: block, to: &words) }
      var starts = byStart.start(block)
      for item in sentence.items.indices where sentence.items[item].kind != .mention {
        let c = text.characters[sentence.items[item].range.lowerBound]
        byStart.add(Self.bucket(c), in: block, to: &starts)
      }
      let bits = words.both & starts.both
      for word in bits.indices {
        var bits = bits[word]
        while bits != 0 {
          let number = block * 512 + word * 64 + bits.trailingZeroBitCount
          bits &= bits - 1
          if triggers[number].mayFire(in: rest) { result.append(number) }
        }
      }
    }
  }
}
