/// Finds the places in a sentence where a rule's pattern fits.
struct RuleMatcher {
  /// What a pattern's names are bound to.
  struct Match {
    var bindings = Bindings<[Int]>()
    var roles = Bindings<Range<Int>>()
    /// The items covered, first to last.
    var items: Range<Int>
    /// The index of the first word of the pattern that is of a class: the trigger.
    var trigger: Int?
  }

  /// Values by name. A pattern has so few names that looking through them costs less than hashing.
  struct Bindings<Value> {
    private var all: [(name: RuleName, value: Value)] = []

    /// What the names stand for, in the order of the pattern.
    var values: some Sequence<Value> { all.lazy.map(\.value) }

    subscript(name: RuleName) -> Value? {
      get { all.first { $0.name == name }?.value }
      set {
        guard let newValue else { return all.removeAll { $0.name == name } }
        if let index = all.firstIndex(where: { $0.name == name }) {
          all[index].value = newValue
        } else {
          all.append((name, newValue))
        }
      }
    }
  }

  /// How far a pattern got before it failed, for traces.
  struct Progress {
    var element = 0
    var item = 0
  }

  /// What a step of the pattern has taken.
  private enum Place {
    case none
    case item(Int)
    /// The subject of a clause that names none itself.
    case subject(clause: Int)
  }

  let text: CleanText
  let lexicon: Lexicon
  private var sentence = SentenceItems()
  private var mentions: [Mention] = []
  /// The subject of each clause when it names none: entities' mentions.
  private var subjects: [[Int]] = []
  /// Follows how far patterns get, and so tries also where they cannot fit.
  var isTracing = false
  private(set) var progress = Progress()
  /// For each step; what stands there is of use only behind a fit.
  private var places: [Place] = []
  /// What the sentence holds from each item on.
  private(set) var rest: [SentenceItems.Rest] = []
  /// Whether the items at which patterns start are gathered.
  private var hasStarts = false
  /// The items that are mentions, those that are mentions or open clauses, and the words that have classes.
  private var names: [Int] = []
  private var openings: [Int] = []
  private var classed: [Int] = []

  init(text: CleanText, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  /// Goes over to a sentence; what follows is about it.
  ///
  /// - Parameter subjects: For each clause what it speaks of when it names no subject.
  mutating func enter(_ sentence: SentenceItems, mentions: [Mention], subjects: [[Int]]) {
    self.sentence = sentence
    self.mentions = mentions
    self.subjects = subjects
    progress = Progress()
    sentence.measure(mentions: mentions, text: text, into: &rest)
    hasStarts = false
  }

  private mutating func gatherStarts() {
    hasStarts = true
    names.removeAll(keepingCapacity: true)
    openings.removeAll(keepingCapacity: true)
    classed.removeAll(keepingCapacity: true)
    for index in sentence.items.indices {
      let isName = sentence.items[index].kind == .mention
      if isName { names.append(index) }
      if isName || startsClause(index) { openings.append(index) }
      if sentence.items[index].kind == .word, !sentence.items[index].classes.isEmpty {
        classed.append(index)
      }
    }
  }

  /// At how many items a pattern may start that opens with a step.
  private func startCount(of step: RuleProgram.Step) -> Int {
    switch step.kind {
    case .mention: step.isImplied ? openings.count : names.count
    case .word: classed.count
    case .clauseStart: openings.count
    default: sentence.items.count
    }
  }

  /// At how many of them the pattern may still find all that it needs.
  private func startCount(of step: RuleProgram.Step, for trigger: RuleTrigger) -> Int {
    var low = 0
    var high = startCount(of: step)
    while low < high {
      let middle = (low + high) / 2
      if trigger.mayFire(in: rest[start(middle, of: step)]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// One of those items.
  @inline(__always)
  private func start(_ index: Int, of step: RuleProgram.Step) -> Int {
    switch step.kind {
    case .mention: step.isImplied ? openings[index] : names[index]
    case .word: classed[index]
    case .clauseStart: openings[index]
    default: index
    }
  }

  /// All matches that start at different items, leftmost first; for each start the first that fits. Of those that
  /// share their trigger only the shortest stays: a word belongs to the name nearest to it.
  mutating func matches(_ trigger: RuleTrigger) -> [Match] {
    var result: [Match] = []
    let program = trigger.program
    guard let first = program.steps.first else { return [] }
    if !hasStarts { gatherStarts() }
    if places.count < program.steps.count {
      places = Array(repeating: .none, count: program.steps.count)
    }
    let count = isTracing ? startCount(of: first) : startCount(of: first, for: trigger)
    for index in 0..<count {
      let start = self.start(index, of: first)
      guard mayStand(first, at: start), let end = fit(program, 0, at: start) else { continue }
      let match = match(program, start..<max(end, start + 1))
      if match.trigger != nil { result.removeAll { $0.trigger == match.trigger } }
      result.append(match)
    }
    return result
  }

  /// Whether a part of a pattern may fit at an item; most are told off here.
  @inline(__always)
  private func mayStand(_ step: RuleProgram.Step, at item: Int) -> Bool {
    switch step.kind {
    case .mention:
      sentence.items[item].kind == .mention || step.isImplied && startsClause(item)
    case .word:
      sentence.items[item].kind == .word && sentence.items[item].classes.meets(step.classes)
    case .clauseStart: startsClause(item)
    case .literal:
      sentence.items[item].kind != .mention
        && step.starts.mayContain(text.characters[sentence.items[item].range.lowerBound])
    case .gap, .reach, .without, .clauseEnd: true
    }
  }

  /// - Returns: The item after the last one used, or `nil` when the rest of the pattern does not fit.
  private mutating func fit(_ program: RuleProgram, _ index: Int, at item: Int) -> Int? {
    if index > progress.element { progress = Progress(element: index, item: item) }
    guard index < program.steps.count else { return item }
    let step = program.steps[index]
    switch step.kind {
    case .mention:
      return fitMention(program, index, at: item)
    case .word:
      guard item < sentence.items.count, sentence.items[item].kind == .word,
        sentence.items[item].classes.meets(step.classes)
      else { return nil }
      places[index] = .item(item)
      return fit(program, index + 1, at: item + 1)
    case .literal:
      guard let next = literalEnd(program, step, at: item) else { return nil }
      return fit(program, index + 1, at: next)
    case .gap, .reach:
      return fitGap(program, index, at: item)
    case .without:
      guard item < sentence.items.count else { return nil }
      let clause = sentence.clauses[sentence.items[item].clause]
      let hasWord = (clause.lowerBound..<item).contains {
        sentence.items[$0].kind == .word && sentence.items[$0].classes.meets(step.classes)
      }
      return hasWord ? nil : fit(program, index + 1, at: item)
    case .clauseStart:
      guard item < sentence.items.count, startsClause(item) else { return nil }
      return fit(program, index + 1, at: item)
    case .clauseEnd:
      guard item == sentence.items.count || sentence.items[item].kind == .mark || startsClause(item)
      else { return nil }
      return fit(program, index + 1, at: item)
    }
  }

  private func startsClause(_ item: Int) -> Bool {
    item == 0 || sentence.items[item - 1].clause != sentence.items[item].clause
      || sentence.items[item - 1].kind == .mark
  }

  private func suits(_ mention: Int, _ program: RuleProgram, _ step: RuleProgram.Step) -> Bool {
    // Through a pointer only what is asked for is read; an element of the array would be copied whole.
    mentions.withUnsafeBufferPointer {
      program.suits($0[mention].label, $0[mention].classes, step)
    }
  }

  private mutating func fitMention(_ program: RuleProgram, _ index: Int, at item: Int) -> Int? {
    guard item < sentence.items.count else { return nil }
    let step = program.steps[index]
    if sentence.items[item].kind == .mention,
      sentence.mentions(of: sentence.items[item]).contains(where: { suits($0, program, step) })
    {
      places[index] = .item(item)
      if let end = fit(program, index + 1, at: item + 1) { return end }
    }
    guard step.isImplied, startsClause(item) else { return nil }
    let clause = sentence.items[item].clause
    guard item == sentence.clauses[clause].lowerBound,
      subjects[clause].contains(where: { suits($0, program, step) })
    else { return nil }
    places[index] = .subject(clause: clause)
    return fit(program, index + 1, at: item)
  }

  private mutating func fitGap(_ program: RuleProgram, _ index: Int, at item: Int) -> Int? {
    let step = program.steps[index]
    let following = index + 1 < program.steps.count ? program.steps[index + 1] : nil
    var next = item
    var length = 0
    while true {
      let isEnd = next == sentence.items.count
      if isTracing || isEnd || following.map({ mayStand($0, at: next) }) ?? true,
        let end = fit(program, index + 1, at: next)
      {
        return end
      }
      if isEnd { return nil }
      if step.kind == .gap {
        switch sentence.items[next].kind {
        case .mention: if !isApposed(next), !namesNothing(next) { return nil }
        case .mark: if endsClause(next) { return nil }
        case .word:
          if sentence.items[next].classes.meets(lexicon.known.bound), !saysHow(next) { return nil }
        }
      }
      length += sentence.items[next].range.count
      if length > step.limit { return nil }
      next += 1
    }
  }

  // 由甲、乙联合组建: before what is done, 联合 tells of no other party.
  private func saysHow(_ item: Int) -> Bool {
    guard sentence.items[item].classes.meets(lexicon.known.together),
      item + 1 < sentence.items.count
    else { return false }
    return sentence.items[item + 1].kind == .word
      && sentence.items[item + 1].classes.meets(lexicon.known.founding)
  }

  // 甲、乙、丙三方: the word that counts them up again.
  private func isApposed(_ item: Int) -> Bool {
    item > 0 && sentence.items[item - 1].kind == .mention
      && sentence.mentions(of: sentence.items[item]).allSatisfy { mentions[$0].form == .group }
  }

  // “党支部结对共建单位”: 党支部 that means no certain one.
  private func namesNothing(_ item: Int) -> Bool {
    sentence.mentions(of: sentence.items[item]).allSatisfy {
      mentions[$0].form == .definite && mentions[$0].entity < 0
    }
  }

  private func endsClause(_ item: Int) -> Bool {
    item + 1 == sentence.items.count
      || sentence.items[item + 1].clause != sentence.items[item].clause
  }

  private func literalEnd(_ program: RuleProgram, _ step: RuleProgram.Step, at item: Int) -> Int? {
    guard item < sentence.items.count, sentence.items[item].kind != .mention else { return nil }
    let start = sentence.items[item].range.lowerBound
    guard step.starts.mayContain(text.characters[start]) else { return nil }
    for word in step.choices {
      guard let length = program.length(ofWord: word, in: text.characters, at: start) else {
        continue
      }
      var next = item
      while next < sentence.items.count, sentence.items[next].range.lowerBound < start + length {
        next += 1
      }
      if sentence.items[next - 1].range.upperBound == start + length { return next }
    }
    return nil
  }

  /// What the steps have taken, by their names.
  private func match(_ program: RuleProgram, _ items: Range<Int>) -> Match {
    var match = Match(items: items)
    for (index, step) in program.steps.enumerated() {
      switch (step.kind, places[index]) {
      case (.word, .item(let item)):
        if match.trigger == nil { match.trigger = item }
        if let name = program.names[index] { match.roles[name] = sentence.items[item].range }
      case (.mention, .item(let item)):
        var found = sentence.mentions(of: sentence.items[item]).filter { suits($0, program, step) }
        if !step.isList, !step.isImplied, let last = found.last { found = [last] }
        if let name = program.names[index] { match.bindings[name] = found }
      case (.mention, .subject(let clause)):
        if let name = program.names[index] {
          match.bindings[name] = subjects[clause].filter { suits($0, program, step) }
        }
      default: break
      }
    }
    return match
  }
}
