import SourceText

/// Reads rule files; the format is described in `Sources/LanguageData/README.md`.
struct RuleParser {
  static let fields = ["note", "confidence", "pattern", "emits", "mood", "exclusive", "yes", "no"]
  let file: SourceFile
  let lexicon: Lexicon
  /// Grows with what the file declares.
  private(set) var vocabulary: RuleVocabulary
  /// What the rule that is read calls things.
  private var names: [String] = []

  /// A rule as far as it is read.
  private struct Draft {
    var name: String
    var range: SourceRange
    var note = ""
    var confidence = 0.8
    var patterns: [[Rule.Element]] = []
    var emissions: [(Rule.Emission, SourceRange)] = []
    var ignoresMood = false
    var isExclusive = false
    var yes: [Rule.Example] = []
    var no: [Rule.Example] = []
    var source: [String] = []
  }

  init(file: SourceFile, lexicon: Lexicon, vocabulary: RuleVocabulary = RuleVocabulary()) {
    self.file = file
    self.lexicon = lexicon
    self.vocabulary = vocabulary
  }

  mutating func parse() throws(RuleError) -> [Rule] {
    var rules: [Rule] = []
    var draft: Draft?
    for index in file.lineStarts.indices {
      let line = file.line(index)
      let words = Self.words(of: line, at: file.lineStarts[index])
      guard let head = words.first, !head.text.hasPrefix("#") else { continue }
      let rest = Self.rest(of: line, after: head, lineStart: file.lineStarts[index])
      if head.text == "rule" {
        if let draft { rules.append(try finish(draft)) }
        guard !rest.text.isEmpty else { throw error(.missing("name", rule: ""), head.range) }
        if rules.contains(where: { $0.name == rest.text }) {
          throw error(.duplicate(rule: rest.text), rest.range)
        }
        draft = Draft(name: rest.text, range: rest.range)
        names = []
      } else if Self.declarations.contains(head.text) {
        if let draft { rules.append(try finish(draft)) }
        draft = nil
        try declare(head, rest, words: Array(words.dropFirst()))
      } else if draft != nil {
        try read(head, rest, words: Array(words.dropFirst()), into: &draft)
      } else {
        throw error(
          .textOutsideRule(head.text), head.range, among: ["rule"] + Self.declarations)
      }
    }
    if let draft { rules.append(try finish(draft)) }
    return rules
  }

  /// `type NAME NOTE…` and `label NAME LABEL&class`.
  private mutating func declare(_ head: Word, _ rest: Word, words: [Word]) throws(RuleError) {
    guard let name = words.first else { throw error(.missing("name", rule: ""), head.range) }
    if head.text == "type" {
      guard name.text.utf8.allSatisfy(Self.isTypeLetter) else {
        throw error(.badTypeName(name.text), name.range)
      }
      return vocabulary.declare(type: name.text)
    }
    guard
      vocabulary.labels.contains(where: { $0.name == name.text })
        || vocabulary.kind(named: name.text) == nil
    else { throw error(.ownLabel(name.text), name.range) }
    guard words.count == 2 else { throw error(.badLabel(rest.text), rest.range) }
    let kinds = try kinds(words[1].text[...], words[1].range)
    guard kinds.count == 1, let kind = kinds.first, !kind.classes.isEmpty else {
      throw error(.badLabel(words[1].text), words[1].range)
    }
    vocabulary.declare(label: name.text, kind)
  }

  static let declarations = ["type", "label"]

  private static func isTypeLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  private mutating func read(_ head: Word, _ rest: Word, words: [Word], into draft: inout Draft?)
    throws(RuleError)
  {
    switch head.text {
    case "note": draft?.note = rest.text
    case "confidence":
      guard let value = Double(rest.text), (0...1).contains(value) else {
        throw error(.badConfidence(rest.text), rest.range)
      }
      draft?.confidence = value
    case "exclusive":
      guard rest.text == "yes" else { throw error(.badValue("exclusive", "yes"), rest.range) }
      draft?.isExclusive = true
    case "mood":
      guard rest.text == "any" else { throw error(.badValue("mood", "any"), rest.range) }
      draft?.ignoresMood = true
    case "pattern":
      var elements: [Rule.Element] = []
      for word in words { elements.append(try element(word)) }
      draft?.patterns.append(elements)
      draft?.source.append(rest.text)
    case "emits": draft?.emissions.append((try emission(rest), rest.range))
    case "yes", "no":
      let example = try example(rest, isPositive: head.text == "yes")
      if head.text == "yes" { draft?.yes.append(example) } else { draft?.no.append(example) }
    default:
      throw error(.unknownField(head.text), head.range, among: Self.fields)
    }
  }

  private func example(_ word: Word, isPositive: Bool) throws(RuleError) -> Rule.Example {
    let parts = word.text.split(separator: "→", maxSplits: 1).map(Self.trim)
    let expected = parts.count > 1 ? parts[1].split(separator: ";").map(Self.trim) : []
    guard let text = parts.first, !text.isEmpty, expected.isEmpty != isPositive else {
      throw error(isPositive ? .badExample : .badCounterexample, word.range)
    }
    for relation in expected {
      let type = Self.trim(relation.prefix { $0 != "(" })
      guard relation.hasSuffix(")"), relation.contains(",") else {
        throw error(.badEmission(relation), range(of: relation, in: word))
      }
      guard vocabulary.typeNames.contains(type) else {
        throw error(.unknownType(type), range(of: type, in: word), among: vocabulary.typeNames)
      }
    }
    return Rule.Example(text: text, expected: expected, range: word.range)
  }

  private func finish(_ draft: Draft) throws(RuleError) -> Rule {
    if draft.patterns.isEmpty { throw error(.missing("pattern", rule: draft.name), draft.range) }
    if draft.emissions.isEmpty { throw error(.missing("emits", rule: draft.name), draft.range) }
    let bound = Set(
      draft.patterns.flatMap { $0.compactMap(Self.boundName) } + RuleName.understood.map(\.value))
    for (emission, range) in draft.emissions {
      for name in [emission.source, emission.target] + (emission.role.map { [$0] } ?? [])
      where !bound.contains(name) {
        throw error(.unknownName(name.text(names)), range, among: bound.map { $0.text(names) })
      }
    }
    return Rule(
      name: draft.name, note: draft.note, confidence: draft.confidence, patterns: draft.patterns,
      emissions: draft.emissions.map(\.0), isExclusive: draft.isExclusive,
      ignoresMood: draft.ignoresMood, examples: draft.yes, counterexamples: draft.no,
      source: draft.source, file: file)
  }

  private static func boundName(_ element: Rule.Element) -> RuleName? {
    switch element {
    case .mention(let name, _, _, _): name
    case .word(_, let name): name
    default: nil
    }
  }

  // MARK: parts of a pattern

  private mutating func element(_ word: Word) throws(RuleError) -> Rule.Element {
    let text = word.text
    if text == "^" { return .clauseStart }
    if text == "$" { return .clauseEnd }
    if text.hasPrefix("@") { return try mention(word) }
    if text.hasPrefix("!<"), text.hasSuffix(">") {
      return .without(try classSet(String(text.dropFirst(2).dropLast()), word.range))
    }
    if text.hasPrefix("<"), text.hasSuffix(">") { return try classes(word) }
    if text.hasPrefix("'"), text.hasSuffix("'"), text.count > 2 {
      let words = text.dropFirst().dropLast().split(separator: "|")
      return .literal(words.map { lexicon.folding.fold(String($0).scalarValues) })
    }
    if text.hasPrefix("..."), let count = Int(text.dropFirst(3)), count > 0 { return .reach(count) }
    if text.hasPrefix(".."), let count = Int(text.dropFirst(2)), count > 0 { return .gap(count) }
    throw error(.badElement(text), word.range)
  }

  private mutating func mention(_ word: Word) throws(RuleError) -> Rule.Element {
    var body = word.text.dropFirst()
    var isList = false
    var isImplied = false
    while let last = body.last, last == "+" || last == "?" {
      if last == "+" { isList = true } else { isImplied = true }
      body = body.dropLast()
    }
    let parts = body.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw error(.badElement(word.text), word.range)
    }
    return .mention(
      name: RuleName(String(parts[0]), &names), kinds: try kinds(parts[1], word.range),
      isList: isList,
      isImplied: isImplied)
  }

  /// `Label|Label&class`: the class is asked of all of them.
  private func kinds(_ text: Substring, _ range: SourceRange) throws(RuleError) -> [MentionKind] {
    let parts = text.split(separator: "&", maxSplits: 1)
    guard let labels = parts.first else { throw error(.badElement(String(text)), range) }
    let classes = parts.count > 1 ? [try classSet(String(parts[1]), range)] : []
    var result: [MentionKind] = []
    for name in labels.split(separator: "|") {
      guard var kind = vocabulary.kind(named: String(name)) else {
        throw error(.unknownLabel(String(name)), range, among: vocabulary.labelNames)
      }
      kind.classes += classes
      result.append(kind)
    }
    return result
  }

  private mutating func classes(_ word: Word) throws(RuleError) -> Rule.Element {
    let body = word.text.dropFirst().dropLast()
    let parts = body.split(separator: "=", maxSplits: 1)
    return .word(
      classes: try classSet(String(parts.first ?? ""), word.range),
      name: parts.count > 1 ? RuleName(String(parts[1]), &names) : nil)
  }

  private func classSet(_ names: String, _ range: SourceRange) throws(RuleError) -> ClassSet {
    var set = ClassSet.none
    for name in names.split(separator: "|") {
      guard let one = lexicon.classSet(named: String(name)) else {
        throw error(.unknownClass(String(name)), range, among: Array(lexicon.classNames.keys))
      }
      set.formUnion(one)
    }
    return set
  }

  // MARK: relations

  /// `SERVES(a:Person, b:Organization, role: r)`
  private mutating func emission(_ word: Word) throws(RuleError) -> Rule.Emission {
    let text = word.text
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      throw error(.badEmission(text), word.range)
    }
    let type = Self.trim(text[..<open])
    guard vocabulary.typeNames.contains(type) else {
      throw error(.unknownType(type), range(of: type, in: word), among: vocabulary.typeNames)
    }
    let inner = text[text.index(after: open)...].dropLast()
    let parts = inner.split(separator: ",").map(Self.trim)
    guard parts.count == 2 || parts.count == 3 else { throw error(.badEmission(text), word.range) }
    let source = try argument(parts[0], word.range)
    let target = try argument(parts[1], word.range)
    var role: RuleName?
    if parts.count == 3 {
      guard parts[2].hasPrefix("role:") else { throw error(.badEmission(text), word.range) }
      role = RuleName(Self.trim(parts[2].dropFirst(5)), &names)
    }
    return Rule.Emission(
      type: RelationType(rawValue: type), source: source.0, sourceKinds: source.1,
      target: target.0, targetKinds: target.1, role: role)
  }

  private mutating func argument(_ text: String, _ range: SourceRange) throws(RuleError) -> (
    RuleName, [MentionKind]
  ) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let name = parts.first else { throw error(.badEmission(text), range) }
    return (
      RuleName(Self.trim(name), &names),
      parts.count > 1 ? try kinds(Self.trim(parts[1])[...], range) : []
    )
  }

  // MARK: words and errors

  struct Word {
    let text: String
    let range: SourceRange
  }

  private static func words(of line: String, at start: Int) -> [Word] {
    var result: [Word] = []
    var from: Int?
    let bytes = Array(line.utf8)
    for index in 0...bytes.count {
      let isBlank = index == bytes.count || bytes[index] == 0x20 || bytes[index] == 0x09
      if !isBlank {
        if from == nil { from = index }
      } else if let begin = from {
        result.append(
          Word(
            text: String(decoding: bytes[begin..<index], as: UTF8.self),
            range: SourceRange(start + begin, start + index)))
        from = nil
      }
    }
    return result
  }

  private static func rest(of line: String, after head: Word, lineStart: Int) -> Word {
    let bytes = Array(line.utf8)
    var from = head.range.upperBound - lineStart
    var end = bytes.count
    while from < end, bytes[from] == 0x20 || bytes[from] == 0x09 { from += 1 }
    while end > from, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return Word(
      text: String(decoding: bytes[from..<end], as: UTF8.self),
      range: SourceRange(lineStart + from, lineStart + end))
  }

  /// Where a part of a word stands first.
  private func range(of part: String, in word: Word) -> SourceRange {
    let (bytes, wanted) = (Array(word.text.utf8), Array(part.utf8))
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return SourceRange(
      word.range.lowerBound + start, word.range.lowerBound + start + max(wanted.count, 1))
  }

  static func trim(_ text: some StringProtocol) -> String {
    var slice = text[...]
    while let first = slice.first, first == " " || first == "\t" { slice = slice.dropFirst() }
    while let last = slice.last, last == " " || last == "\t" { slice = slice.dropLast() }
    return String(slice)
  }

  private func error(_ kind: RuleError.Kind, _ range: SourceRange, among names: [String] = [])
    -> RuleError
  {
    let wanted: String
    switch kind {
    case .unknownField(let name), .unknownLabel(let name), .unknownClass(let name),
      .unknownName(let name), .unknownType(let name), .textOutsideRule(let name):
      wanted = name
    default: wanted = ""
    }
    return RuleError(
      kind: kind, file: file, range: range,
      suggestions: wanted.isEmpty ? [] : Spelling.suggestions(for: wanted, among: names))
  }
}
