extension NameFinder {
  /// Reads names that share the kind word after them: 江卡、龙坡、斯当三个行政村; 大垅、导江等21个派出所.
  func addSharedKinds(_ tokens: [Token], sentence: Int) {
    for (index, token) in tokens.enumerated() {
      guard index > 1, SharedKind.starts.contains(characters[Int(token.start)]),
        let count = countStart(tokens, before: index),
        let kind = SharedKind(lexicon: lexicon, token: token, text: characters)
      else { continue }
      var end = Int(tokens[count].start)
      if count > 0, ShortWord(characters, tokens[count - 1].range) == "等" {
        end = Int(tokens[count - 1].start)
      }
      let stems = stems(endingAt: end, tokens)
      guard stems.count >= 2 else { continue }
      for stem in stems where !isTaken(stem) { addStem(stem, kind, sentence: sentence) }
    }
  }

  struct SharedKind {
    let label: EntityLabel
    /// What completes each stem.
    let head: [UInt32]
    let classes: ClassSet

    init?(lexicon: Lexicon, token: Token, text: [UInt32]) {
      guard let word = ShortWord(text, token.range), let completed = Self.heads[word] else {
        return nil
      }
      head = completed.scalarValues
      label = completed == "派出所" ? .organization : .place
      classes = lexicon.entry(of: head)?.classes ?? .none
    }

    /// What the kinds begin with.
    static let starts: CharacterSet = "社行村街镇乡派嘎岛海小县区苏漁渔建自园"

    private static let heads: [ShortWord: String] = [
      "社区": "社区", "行政村": "村", "村": "村", "街道": "街道", "镇": "镇", "乡": "乡", "乡镇": "镇", "派出所": "派出所",
      "嘎查": "嘎查",
      "岛": "岛", "海岛": "岛", "岛屿": "岛", "小区": "小区", "县": "县", "区": "区", "苏木": "苏木", "漁村": "村",
      "渔村": "村",
      "建制村": "村", "自然村": "村", "村庄": "村", "园区": "",
    ]
  }

  private static let measures: [ShortWord?] = ["个", "座", "家"]

  // 三个, 21个, 两: the token at which the counting starts.
  private func countStart(_ tokens: [Token], before index: Int) -> Int? {
    var at = index - 1
    if tokens[at].wordClass == .measure
      || Self.measures.contains(ShortWord(characters, tokens[at].range))
    {
      at -= 1
    }
    guard at >= 1 else { return nil }
    let token = tokens[at]
    let c = characters[Int(token.start)]
    let isCount =
      token.wordClass == .number || CharacterClass.isDigit(c) || CharacterClass.isNumeral(c)
    return isCount ? at : nil
  }

  /// The runs of two to four characters, divided by 、, that end at a character.
  private func stems(endingAt end: Int, _ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var stop = end
    var at = end - 1
    while at >= 0 {
      let c = characters[at]
      let isDivider = c == CharacterClass.enumerationComma || c == 0x548C && stop - at > 2
      if isDivider || !CharacterClass.isHan(c) || stop - at > 5 {
        let stem = at + 1..<stop
        if isDivider, (2...4).contains(stem.count) {
          result.append(stem)
          stop = at
        } else {
          break
        }
      }
      at -= 1
    }
    // The first stem follows words of the sentence: 辖区有江卡、…
    if !result.isEmpty, let first = firstStem(endingAt: stop, tokens) { result.append(first) }
    return result.reversed()
  }

  private func firstStem(endingAt stop: Int, _ tokens: [Token]) -> Range<Int>? {
    for length in [4, 3, 2] where stop - length >= 1 {
      let start = stop - length
      // 选择珞溪: a verb stands before the stem.
      if let first = tokens.first(startingAt: start), first.count > 1,
        Int(first.end) < stop, first.wordClass == .verb || first.wordClass == .preposition
      {
        continue
      }
      guard characters[start..<stop].allSatisfy(CharacterClass.isHan) else { continue }
      if tokens.firstIndex(startingAt: start) != nil,
        !(lexicon.entry(of: characters[start..<start + 1])?.classes.meets(known.stop) ?? false)
      {
        let before = start - 1
        if !CharacterClass.isHan(characters[before]) || isStop(endingAt: start) {
          return start..<stop
        }
      }
    }
    return nil
  }

  // Whether a word that ends a name stands before a character.
  private func isStop(endingAt end: Int) -> Bool {
    for length in 1...3 where end - length >= 0 {
      if let entry = lexicon.entry(of: characters[end - length..<end]),
        entry.classes.meets(known.stop) || entry.wordClass == .verb
      {
        return true
      }
    }
    return false
  }

  private func isTaken(_ stem: Range<Int>) -> Bool {
    ending[stem.upperBound].map { mentions[$0].core == stem && mentions[$0].divisions.isEmpty }
      ?? false
  }

  private func addStem(_ stem: Range<Int>, _ kind: SharedKind, sentence: Int) {
    var mention = Mention(
      label: kind.label, range: stem, coreStart: stem.lowerBound, headStart: stem.upperBound,
      sentence: sentence)
    mention.classes = kind.classes
    mention.completion = kind.head
    if let known = ending[stem.upperBound], mentions[known].core == stem {
      mentions[known].isAbsorbed = true
    }
    add(mention)
  }
}
