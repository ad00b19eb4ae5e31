/// Finds the places in a sentence where a rule's pattern fits.
struct RuleMatcher {
  /// What a pattern's names are bound to.
  struct Match {
    var bindings: [String: [Int]] = [:]
    var roles: [String: Range<Int>] = [:]
    /// The items covered, first to last.
    var items: Range<Int>
    /// The index of the first word of the pattern that is of a class: the trigger.
    var trigger: Int?
  }

  /// How far a pattern got before it failed, for traces.
  struct Progress {
    var element = 0
    var item = 0
  }

  let sentence: SentenceItems
  let mentions: [Mention]
  let text: CleanText
  /// The subject of each clause when it names none: entities' mentions.
  let subjects: [[Int]]
  let lexicon: Lexicon
  var progress = Progress()

  init(
    sentence: SentenceItems, mentions: [Mention], text: CleanText, subjects: [[Int]],
    lexicon: Lexicon
  ) {
    self.sentence = sentence
    self.mentions = mentions
    self.text = text
    self.subjects = subjects
    self.lexicon = lexicon
  }

  /// All matches that start at different items, leftmost first; for each start the first that fits. Of those that
  /// share their trigger only the shortest stays: a word belongs to the name nearest to it.
  mutating func matches(_ pattern: [Rule.Element]) -> [Match] {
    var result: [Match] = []
    guard let first = pattern.first else { return [] }
    var start = -1
    while start + 1 < sentence.items.count {
      start += 1
      guard mayStart(with: first, at: start) else { continue }
      var match = Match(items: start..<start)
      if let end = fit(pattern, 0, at: start, &match) {
        match.items = start..<max(end, start + 1)
        if match.trigger != nil { result.removeAll { $0.trigger == match.trigger } }
        result.append(match)
      }
    }
    return result
  }

  /// Whether the first part of a pattern may fit at an item; most starts are told off here.
  private func mayStart(with element: Rule.Element, at item: Int) -> Bool {
    switch element {
    case .mention(_, _, _, let isImplied):
      sentence.items[item].kind == .mention || isImplied && startsClause(item)
    case .word(let classes, _):
      sentence.items[item].kind == .word && sentence.items[item].classes.meets(classes)
    case .clauseStart: startsClause(item)
    case .literal, .gap, .reach, .without, .clauseEnd: true
    }
  }

  /// - Returns: The item after the last one used, or `nil` when the rest of the pattern does not fit.
  private mutating func fit(
    _ pattern: [Rule.Element], _ index: Int, at item: Int, _ match: inout Match
  ) -> Int? {
    if index > progress.element { progress = Progress(element: index, item: item) }
    guard index < pattern.count else { return item }
    switch pattern[index] {
    case .mention:
      return fitMention(pattern, index, at: item, &match)
    case .word(let classes, let name):
      guard item < sentence.items.count, sentence.items[item].kind == .word,
        sentence.items[item].classes.meets(classes)
      else { return nil }
      let saved = match
      if match.trigger == nil { match.trigger = item }
      if let name { match.roles[name] = sentence.items[item].range }
      if let end = fit(pattern, index + 1, at: item + 1, &match) { return end }
      match = saved
      return nil
    case .literal(let words):
      guard let next = literalEnd(words, at: item) else { return nil }
      return fit(pattern, index + 1, at: next, &match)
    case .gap(let limit):
      return fitGap(pattern, index, at: item, &match, limit: limit, crosses: false)
    case .reach(let limit):
      return fitGap(pattern, index, at: item, &match, limit: limit, crosses: true)
    case .without(let classes):
      guard item < sentence.items.count else { return nil }
      let clause = sentence.clauses[sentence.items[item].clause]
      let hasWord = sentence.items[clause.lowerBound..<item].contains {
        $0.kind == .word && $0.classes.meets(classes)
      }
      return hasWord ? nil : fit(pattern, index + 1, at: item, &match)
    case .clauseStart:
      guard item < sentence.items.count, startsClause(item) else { return nil }
      return fit(pattern, index + 1, at: item, &match)
    case .clauseEnd:
      guard item == sentence.items.count || sentence.items[item].kind == .mark || startsClause(item)
      else { return nil }
      return fit(pattern, index + 1, at: item, &match)
    }
  }

  private func startsClause(_ item: Int) -> Bool {
    item == 0 || sentence.items[item - 1].clause != sentence.items[item].clause
      || sentence.items[item - 1].kind == .mark
  }

  private mutating func fitMention(
    _ pattern: [Rule.Element], _ index: Int, at item: Int, _ match: inout Match
  ) -> Int? {
    guard
      case .mention(let name, let kinds, let isList, let isImplied) = pattern[index]
    else {
      return nil
    }
    func suits(_ mention: Int) -> Bool {
      kinds.contains { $0.includes(mentions[mention].label, mentions[mention].classes) }
    }
    let saved = match
    if item < sentence.items.count, sentence.items[item].kind == .mention {
      if sentence.items[item].mentions.contains(where: suits) {
        var found = sentence.items[item].mentions.filter(suits)
        if !isList, !isImplied, let last = found.last { found = [last] }
        match.bindings[name] = found
        if let end = fit(pattern, index + 1, at: item + 1, &match) { return end }
        match = saved
      }
    }
    guard isImplied, item < sentence.items.count, startsClause(item) else { return nil }
    let clause = sentence.items[item].clause
    guard item == sentence.clauses[clause].lowerBound else { return nil }
    let carried = subjects[clause].filter(suits)
    guard !carried.isEmpty else { return nil }
    match.bindings[name] = carried
    if let end = fit(pattern, index + 1, at: item, &match) { return end }
    match = saved
    return nil
  }

  private mutating func fitGap(
    _ pattern: [Rule.Element], _ index: Int, at item: Int, _ match: inout Match, limit: Int,
    crosses: Bool
  ) -> Int? {
    var next = item
    var length = 0
    while true {
      if let end = fit(pattern, index + 1, at: next, &match) { return end }
      guard next < sentence.items.count else { return nil }
      let skipped = sentence.items[next]
      if !crosses {
        if skipped.kind == .mention { return nil }
        if skipped.kind == .mark, endsClause(next) { return nil }
        if skipped.kind == .word, skipped.classes.meets(lexicon.known.bound) { return nil }
      }
      length += skipped.range.count
      if length > limit { return nil }
      next += 1
    }
  }

  private func endsClause(_ item: Int) -> Bool {
    item + 1 == sentence.items.count
      || sentence.items[item + 1].clause != sentence.items[item].clause
  }

  private func literalEnd(_ words: [[UInt32]], at item: Int) -> Int? {
    guard item < sentence.items.count else { return nil }
    let start = sentence.items[item].range.lowerBound
    guard sentence.items[item].kind != .mention else { return nil }
    for word in words where start + word.count <= text.count {
      guard text.characters[start..<start + word.count].elementsEqual(word) else { continue }
      var next = item
      while next < sentence.items.count, sentence.items[next].range.lowerBound < start + word.count
      {
        next += 1
      }
      if sentence.items[next - 1].range.upperBound == start + word.count { return next }
    }
    return nil
  }
}
