extension NameFinder {
  /// Reads names that share the kind word after them: 江卡、龙坡、斯当三个行政村; 大垅、导江等21个派出所;
  /// 富华、望海、黄山社区.
  func addSharedKinds(_ tokens: [Token], sentence: Int) {
    let starts = SharedKind.starts
    /// The next word that a name ends with or that begins as a kind does; most words do neither.
    func next(from first: Int) -> Int? {
      tokens.withUnsafeBufferPointer { tokens in
        characters.withUnsafeBufferPointer { characters in
          var index = first
          while index < tokens.count {
            if starts.contains(characters[Int(tokens[index].start)])
              || ending[Int(tokens[index].end)] != nil
            {
              return index
            }
            index += 1
          }
          return nil
        }
      }
    }
    var from = 2
    while let index = next(from: from) {
      from = index + 1
      let token = tokens[index]
      if isOfLeaders(tokens, index) { continue }
      let last = lastOfList(endingWith: token)
      let head = last.map { mentions[$0].headStart } ?? Int(token.start)
      guard starts.contains(characters[head]),
        let end = last.map({ mentions[$0].coreStart - 1 }) ?? listEnd(tokens, before: index),
        let kind = SharedKind(lexicon: lexicon, head..<Int(token.end), text: characters)
      else { continue }
      let stems = stems(endingAt: end, tokens, longest: kind.longest)
      guard stems.count >= 2,
        last == nil
          ? !stems.contains(where: { isPhrase($0, tokens) || isKind($0, tokens) })
          : stems.allSatisfy({ tellsApart($0, tokens) })
      else {
        continue
      }
      let body = last.flatMap(body(ofLast:))
      // 竹岛街道富华、望海社区: the street holds for the whole list.
      let area = endsArea(stems[0].lowerBound) ? ending[stems[0].lowerBound] : nil
      if let last, area != nil, mentions[last].parent == nil { mentions[last].listOwner = area }
      for stem in stems where !isTaken(stem) && !isWhole(stem, kind) {
        let place = addStem(stem, kind, sentence: sentence)
        if mentions[place].label == .place { mentions[place].listOwner = area }
        if let body {
          addBody(of: place, characters[body.core], body.classes, sentence: sentence)
        }
      }
    }
  }

  // 陈丽、廖安钾等小区领导: the word for a kind only says whose leaders the list names.
  func isOfLeaders(_ tokens: [Token], _ kind: Int) -> Bool {
    guard kind + 1 < tokens.count else { return false }
    let next = tokens[kind + 1]
    return next.has(known.staff) && next.has(known.stop)
  }

  // 富华、黄山社区党总支: the body that the last name goes on to, and with that all of them.
  private func body(ofLast last: Int) -> Mention? {
    mentions.last {
      $0.parent == last && $0.label == .organization && $0.form == .named
        && $0.coreStart == mentions[last].range.upperBound
    }
  }

  func addBody(
    of place: Int, _ body: some Collection<UInt32>, _ classes: ClassSet, sentence: Int
  ) {
    var mention = Mention(
      label: .organization, range: mentions[place].range, coreStart: mentions[place].coreStart,
      headStart: mentions[place].headStart, sentence: sentence)
    mention.classes = classes
    mention.completion = context.keep(
      completion: context.completion(of: mentions[place]) + body)
    mention.parent = place
    if classes.meets(known.outpost) { mention.serves = place } else { mention.parentPlace = place }
    add(mention)
  }

  // 富华、望海、黄山社区: the last of a list, when that alone has its kind.
  private func lastOfList(endingWith token: Token) -> Int? {
    guard let index = ending[Int(token.end)] else { return nil }
    let last = mentions[index]
    guard last.form == .named, last.parent == nil, last.divisions.isEmpty,
      last.headStart >= Int(token.start), last.headStart < Int(token.end),
      (2...3).contains(last.headStart - last.coreStart), last.range.lowerBound == last.coreStart,
      last.coreStart > 0, characters[last.coreStart - 1] == CharacterClass.enumerationComma
    else { return nil }
    return index
  }

  /// Whether a run of characters can tell one place from another: no common word, nor one for a
  /// kind.
  private func tellsApart(_ stem: Range<Int>, _ tokens: [Token]) -> Bool {
    guard (2...3).contains(stem.count), var index = tokens.firstIndex(startingAt: stem.lowerBound)
    else { return false }
    while index < tokens.count, Int(tokens[index].start) < stem.upperBound {
      let token = tokens[index]
      if Int(token.end) > stem.upperBound || token.has(known.generic)
        || token.has(known.organizationHead) || token.has(known.placeHead)
        || token.has(known.inner)
      {
        return false
      }
      if token.count > 1, token.entry >= 0, token.wordClass != .placeName,
        token.wordClass != .otherName, token.wordClass != .person,
        lexicon.entries[Int(token.entry)].cost <= 12
      {
        return false
      }
      index += 1
    }
    return true
  }

  // 学校、医院、企业、九村一社区: words that only say which kind. 机床厂、建新社区: communities of factories.
  private func isKind(_ stem: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens.first(startingAt: stem.lowerBound).map {
      $0.range == stem
        && ($0.has(known.generic)
          || $0.has(known.organizationHead) && characters[stem.upperBound - 1] != Self.factory)
    } ?? false
  }

  private static let factory: UInt32 = 0x5382  // 厂

  // 加装|电梯、疫情|防控等社区治理项目: two words of the common vocabulary.
  private func isPhrase(_ stem: Range<Int>, _ tokens: [Token]) -> Bool {
    guard stem.count >= 4, let first = tokens.firstIndex(startingAt: stem.lowerBound) else {
      return false
    }
    let words = tokens[first...].prefix { Int($0.end) <= stem.upperBound }
    return words.allSatisfy { $0.count > 1 && $0.entry >= 0 && !$0.isDivision }
      && words.last.map { Int($0.end) } == stem.upperBound
      && words.contains {
        $0.has(known.inner) || $0.has(known.generic) || $0.wordClass == .verb
          || $0.wordClass == .verbalNoun
      }
  }

  struct SharedKind {
    let label: EntityLabel
    /// What completes each stem.
    let head: [UInt32]
    let classes: ClassSet
    /// The longest stem; estates have names of any kind: 碧城华园, 嘉和苑西区.
    var longest: Int { head == "小区".scalarValues || label == .organization ? 6 : 4 }

    init?(lexicon: Lexicon, _ range: Range<Int>, text: [UInt32]) {
      guard let word = ShortWord(text, range), let completed = Self.heads[word] else {
        return nil
      }
      head = completed.scalarValues
      classes = lexicon.entry(of: head)?.classes ?? .none
      label = classes.meets(lexicon.known.organizationHead) ? .organization : .place
    }

    /// What the kinds begin with.
    static let starts: CharacterSet = "警社行村街镇乡派嘎岛海小县区苏漁渔建自园司法人检边牧"

    private static let heads: [ShortWord: String] = [
      "社区": "社区", "行政村": "村", "村": "村", "街道": "街道", "镇": "镇", "乡": "乡", "乡镇": "镇", "派出所": "派出所",
      "嘎查": "嘎查",
      "岛": "岛", "海岛": "岛", "岛屿": "岛", "小区": "小区", "县": "县", "区": "区", "苏木": "苏木", "漁村": "村",
      "渔村": "村",
      "司法所": "司法所", "法庭": "法庭", "人民法庭": "人民法庭", "检察院": "检察院", "法院": "法院",
      "人民法院": "人民法院", "边检站": "边检站",
      "警务室": "警务室", "警务区": "警务区", "警务站": "警务站",
      "建制村": "村", "自然村": "村", "牧业村": "村", "边境村": "村", "村庄": "村", "园区": "",
    ]
  }

  private static let measures: [ShortWord?] = ["个", "座", "家"]

  // 等21个派出所, 三个行政村, 等小区: where the list ends before it is summed up.
  func listEnd(_ tokens: [Token], before index: Int) -> Int? {
    // 四个基层检察院
    let index = isGrassroots(tokens[index - 1]) ? index - 1 : index
    if isEtc(tokens[index - 1]) { return Int(tokens[index - 1].start) }
    guard let count = countStart(tokens, before: index) else { return nil }
    // 反诈中心、情指中心和12个派出所: the last of the list, not its sum.
    if count > 0, tokens[count - 1].has(known.coordinator) { return nil }
    return Int(tokens[count > 0 && isEtc(tokens[count - 1]) ? count - 1 : count].start)
  }

  private func isGrassroots(_ token: Token) -> Bool {
    ShortWord(characters, token.range) == "基层"
  }

  func isEtc(_ token: Token) -> Bool { ShortWord(characters, token.range) == "等" }

  // 三个, 21个, 两: the token at which the counting starts.
  func countStart(_ tokens: [Token], before index: Int) -> Int? {
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

  /// The runs of characters, two to `longest` of them, divided by 、, that end at a character.
  private func stems(endingAt end: Int, _ tokens: [Token], longest: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var stop = end
    var at = end - 1
    while at >= 0 {
      let c = characters[at]
      let isDivider =
        c == CharacterClass.enumerationComma || c == 0x548C && result.isEmpty && stop - at > 2
      if isDivider || !CharacterClass.isHan(c) || stop - at > longest + 1 {
        let stem = at + 1..<stop
        if isDivider, (2...longest).contains(stem.count),
          !characters[stem].contains(CharacterClass.possessive)
        {
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
    for length in [4, 3, 2] where stop >= length {
      let start = stop - length
      // 选择珞溪: a verb stands before the stem.
      if let first = tokens.first(startingAt: start), first.count > 1,
        Int(first.end) < stop, first.wordClass == .verb || first.wordClass == .preposition
      {
        continue
      }
      guard characters[start..<stop].allSatisfy(CharacterClass.isHan),
        // 拟与|尤溪
        !characters[start..<stop - 1].contains(where: CharacterClass.withs.contains)
      else { continue }
      if tokens.firstIndex(startingAt: start) != nil,
        !(lexicon.entry(of: characters[start..<start + 1])?.classes.meets(known.stop) ?? false)
          || length == 2 && Self.directions.contains(characters[start])
      {
        let before = start - 1
        if before < 0 || !CharacterClass.isHan(characters[before]) || isStop(endingAt: start)
          || endsArea(start)
        {
          return start..<stop
        }
      }
    }
    return nil
  }

  private static let directions: CharacterSet = "东南西北中前后上下"

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

  // 沛县、微山两县: the county's name has its kind.
  private func isWhole(_ stem: Range<Int>, _ kind: SharedKind) -> Bool {
    kind.head.count == 1 && characters[stem.upperBound - 1] == kind.head[0]
      && endsDivision(stem.upperBound)
  }

  private func isTaken(_ stem: Range<Int>) -> Bool {
    ending[stem.upperBound].map {
      (mentions[$0].core == stem || mentions[$0].range.lowerBound <= stem.lowerBound)
        && mentions[$0].divisions.isEmpty && mentions[$0].form == .named
    } ?? false
  }

  private func addStem(_ stem: Range<Int>, _ kind: SharedKind, sentence: Int) -> Int {
    var mention = Mention(
      label: kind.label, range: stem, coreStart: stem.lowerBound, headStart: stem.upperBound,
      sentence: sentence)
    mention.classes = kind.classes
    // 福州的连江、罗源两县
    if kind.head.count == 1,
      let entry = lexicon.entry(of: (characters[stem] + kind.head)[...]), !entry.divisions.isEmpty
    {
      if let inner = ending[stem.upperBound], stem.contains(mentions[inner].coreStart) {
        mentions[inner].isAbsorbed = true
      }
      mention.divisions = context.keep(divisions: preferred(Array(lexicon.divisions(of: entry))))
      return add(mention)
    }
    // 圈河村 of 防川村、圈河村三个村
    if kind.head.count == 1, stem.count > 2, characters[stem.upperBound - 1] == kind.head[0] {
      mention.headStart -= 1
      return add(mention)
    }
    mention.completion = context.keep(completion: kind.head)
    if let inner = ending[stem.upperBound], stem.contains(mentions[inner].coreStart) {
      // 福安、周宁、寿宁三个检察院
      if !mentions[inner].divisions.isEmpty, kind.classes.meets(known.localBody) {
        mention.range = mentions[inner].range
        (mention.coreStart, mention.headStart) = (stem.upperBound, stem.upperBound)
        (mention.parent, mention.parentPlace) = (inner, inner)
        return add(mention)
      }
      mentions[inner].isAbsorbed = true
      // 红旗花园: the name says its kind.
      if kind.label == .place, mentions[inner].label == .place, mentions[inner].divisions.isEmpty {
        mention.completion = .none
      }
    }
    return add(mention)
  }
}
