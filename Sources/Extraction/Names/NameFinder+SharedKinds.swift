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
          ? !stems.contains(where: { isPhrase($0, tokens) })
          : stems.allSatisfy({ tellsApart($0, tokens) })
      else {
        continue
      }
      let body = last.flatMap(body(ofLast:))
      // 竹岛街道富华、望海社区: the street holds for the whole list.
      let area = endsArea(stems[0].lowerBound) ? ending[stems[0].lowerBound] : nil
      if let last, area != nil, mentions[last].parent == nil { mentions[last].listOwner = area }
      for stem in stems where !isTaken(stem) {
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

  /// Reads the bureaus of several divisions told by one word: 达州、开州两地公安机关, 厦门、漳州等5地市警方.
  func addSharedBureaus(_ tokens: [Token], sentence: Int) {
    for index in tokens.indices.dropFirst(3)
    where (tokens[index].has(known.police) || isBureau(tokens[index]))
      && tokens[index - 1].end == tokens[index].start
    {
      guard
        let count = divisionCount(tokens, before: index) ?? (isBare(tokens, index) ? index : nil)
      else { continue }
      let isSummed = count > 0 && isEtc(tokens[count - 1])
      var end = Int(tokens[isSummed ? count - 1 : count].start)
      var places: [Int] = []
      while let place = ending[end] ?? shortDivision(endingAt: end, tokens, sentence: sentence),
        mentions[place].label == .place,
        !mentions[place].divisions.isEmpty, !isProvince(mentions[place])
      {
        places.append(place)
        let mark = mentions[place].range.lowerBound - 1
        guard mark > 0, Self.listMarks.contains(characters[mark]) || characters[mark] == 0x4E0E
        else { break }
        end = mark
      }
      guard places.count >= 2 else { continue }
      let kind =
        tokens[index].has(known.police) ? Self.bureau : Array(characters[tokens[index].range])
      for place in places.reversed() {
        let name = mentions[place].range
        var mention = Mention(
          label: .organization, range: name, coreStart: name.upperBound,
          headStart: name.upperBound, sentence: sentence)
        mention.classes = lexicon.entry(of: kind)?.classes ?? .none
        mention.completion = context.keep(completion: kind)
        (mention.parent, mention.parentPlace) = (place, place)
        add(mention)
      }
    }
  }

  /// Reads the stations of several cities that the last of them tells: 泰州、温州、上海外高桥边检站.
  func addSharedStations(since first: Int, sentence: Int) {
    for index in mentions.indices[first...] {
      let last = mentions[index]
      guard last.label == .organization, last.form == .named, last.coreStart < last.headStart,
        last.parentOrganization == nil, last.parentPlace != nil,
        Self.stations.contains(ShortWord(characters, last.headStart..<last.range.upperBound))
      else { continue }
      var end = last.range.lowerBound - 1
      while end > 0, characters[end] == CharacterClass.enumerationComma, let place = ending[end],
        mentions[place].label == .place, !mentions[place].divisions.isEmpty,
        !isProvince(mentions[place])
      {
        addBody(
          of: place, characters[last.headStart..<last.range.upperBound], last.classes,
          sentence: sentence)
        end = mentions[place].range.lowerBound - 1
      }
    }
  }

  private static let stations: [ShortWord?] = ["边检站", "检查站", "海事局", "海关"]

  /// Reads the bodies of several settlements told by one word: 盘岭村、光荣村两个村党支部.
  func addSharedCommittees(_ tokens: [Token], sentence: Int) {
    for index in tokens.indices.dropFirst(4)
    where tokens[index].has(known.localBody) && tokens[index].count > 1
      && ending[Int(tokens[index].end)] == nil
    {
      let kind = tokens[index - 1]
      guard kind.end == tokens[index].start, kind.has(known.settlement), kind.count <= 2,
        let count = countStart(tokens, before: index - 1)
      else { continue }
      let isSummed = count > 0 && isEtc(tokens[count - 1])
      var end = Int(tokens[isSummed ? count - 1 : count].start)
      var places: [Int] = []
      while let place = ending[end], mentions[place].label == .place,
        mentions[place].classes.meets(known.settlement)
      {
        places.append(place)
        let mark = mentions[place].range.lowerBound - 1
        guard mark > 0, Self.listMarks.contains(characters[mark]) else { break }
        end = mark
      }
      guard places.count > 1 else { continue }
      for place in places.reversed() {
        addBody(
          of: place, characters[tokens[index].range], tokens[index].classes, sentence: sentence)
      }
    }
  }

  /// Reads the units of one body that are told by their numbers: 学院第一、第二党支部.
  func addSharedOrdinals(_ tokens: [Token], sentence: Int) {
    for index in tokens.indices.dropFirst(2)
    where characters[Int(tokens[index].start)] == CharacterClass.enumerationComma
      && index + 2 < tokens.count && isOrdinal(tokens[index - 1]) && isOrdinal(tokens[index + 1])
    {
      var head = index + 2
      while head + 1 < tokens.count, head < index + 8,
        characters[Int(tokens[head].start)] == CharacterClass.enumerationComma,
        isOrdinal(tokens[head + 1])
      {
        head += 2
      }
      guard head < tokens.count, tokens[head].has(known.partyBody),
        let owner = ending[Int(tokens[index - 1].start)],
        mentions[owner].label == .organization || mentions[owner].classes.meets(known.settlement)
      else { continue }
      let isBody = mentions[owner].label == .organization
      let kind = characters[tokens[head].range]
      for at in stride(from: index - 1, to: head, by: 2) {
        let isLast = at + 1 == head
        let end = Int(isLast ? tokens[head].end : tokens[at].end)
        if isLast, let known = ending[end] {
          mentions[known].listOwner = owner
          continue
        }
        let isFirst = at == index - 1
        let start = isFirst ? mentions[owner].range.lowerBound : Int(tokens[at].start)
        var mention = Mention(
          label: .organization, range: start..<end,
          coreStart: Int(tokens[at].start), headStart: Int(tokens[at].end), sentence: sentence)
        mention.classes = tokens[head].classes
        if !isLast { mention.completion = context.keep(completion: Array(kind)) }
        mention.listOwner = owner
        if isBody { mention.parentOrganization = owner } else { mention.parentPlace = owner }
        add(mention)
      }
    }
  }

  /// Reads the next unit of a body by its number alone: 党委第一党支部、|第三党支部.
  func addNextOrdinals(_ tokens: [Token], sentence: Int) {
    for index in tokens.indices.dropFirst(2)
    where tokens[index].has(known.partyBody) && isOrdinal(tokens[index - 1])
      && ending[Int(tokens[index].end)] == nil
    {
      let mark = Int(tokens[index - 2].start)
      guard tokens[index - 2].count == 1,
        characters[mark] == CharacterClass.enumerationComma
          || tokens[index - 2].has(known.coordinator),
        let before = ending[mark], let owner = mentions[before].parentOrganization,
        mentions[before].headStart < mark,
        mentions[owner].range.upperBound == mentions[before].coreStart,
        mentions[before].headStart - mentions[before].coreStart <= 3,
        characters[mentions[before].headStart..<mark].elementsEqual(characters[tokens[index].range])
      else { continue }
      var mention = Mention(
        label: .organization, range: Int(tokens[index - 1].start)..<Int(tokens[index].end),
        coreStart: Int(tokens[index - 1].start), headStart: Int(tokens[index].start),
        sentence: sentence)
      mention.classes = tokens[index].classes
      mention.listOwner = owner
      mention.parentOrganization = owner
      add(mention)
    }
  }

  private func isOrdinal(_ token: Token) -> Bool {
    (2...3).contains(token.count) && characters[Int(token.start)] == 0x7B2C  // 第
  }

  // 康县、文县公安机关
  private func isBare(_ tokens: [Token], _ index: Int) -> Bool {
    ShortWord(characters, tokens[index].range) == "公安机关" && endsDivision(Int(tokens[index].start))
  }

  // 荣昌、泸州、内江三地: a county by its short name, among others.
  private func shortDivision(endingAt end: Int, _ tokens: [Token], sentence: Int) -> Int? {
    guard let token = tokens.last(where: { Int($0.end) <= end }), Int(token.end) == end,
      token.isDivision
    else { return nil }
    var mention = Mention(
      label: .place, range: token.range, coreStart: Int(token.start), headStart: end,
      sentence: sentence)
    mention.divisions = context.keep(divisions: preferred(Array(lexicon.divisions(of: token))))
    return add(mention)
  }

  // 龙海区、长泰区两地护路办
  private func isBureau(_ token: Token) -> Bool {
    token.has(known.localBody) && !token.has(known.partyBody) && token.count > 1
  }

  private func isProvince(_ place: Mention) -> Bool {
    context.divisions(of: place).allSatisfy { lexicon.gazetteer.divisions[Int($0)].level == 1 }
  }

  static let bureau = "公安局".scalarValues

  // 两地, 三县, 5地市: the token at which the counting of divisions starts.
  private func divisionCount(_ tokens: [Token], before index: Int) -> Int? {
    var at = index - 1
    func isCount(_ token: Token) -> Bool {
      CharacterClass.isDigit(characters[Int(token.start)])
        || CharacterClass.isNumeral(characters[Int(token.start)])
    }
    let kind = Int(tokens[at].end) - 1
    guard Self.divisionKinds.contains(characters[kind]) else { return nil }
    while at > 0, !isCount(tokens[at]), index - at < 4,
      Self.divisionKinds.contains(characters[Int(tokens[at].start)])
    {
      at -= 1
    }
    return isCount(tokens[at]) ? at : nil
  }

  private static let divisionKinds: CharacterSet = "地市县区州省旗"

  // 富华、黄山社区党总支: the body that the last name goes on to, and with that all of them.
  private func body(ofLast last: Int) -> Mention? {
    mentions.last {
      $0.parent == last && $0.label == .organization && $0.form == .named
        && $0.coreStart == mentions[last].range.upperBound
    }
  }

  private func addBody(
    of place: Int, _ body: some Collection<UInt32>, _ classes: ClassSet, sentence: Int
  ) {
    var mention = Mention(
      label: .organization, range: mentions[place].range, coreStart: mentions[place].coreStart,
      headStart: mentions[place].headStart, sentence: sentence)
    mention.classes = classes
    mention.completion = context.keep(
      completion: context.completion(of: mentions[place]) + body)
    (mention.parent, mention.parentPlace) = (place, place)
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
    static let starts: CharacterSet = "社行村街镇乡派嘎岛海小县区苏漁渔建自园司法人检边"

    private static let heads: [ShortWord: String] = [
      "社区": "社区", "行政村": "村", "村": "村", "街道": "街道", "镇": "镇", "乡": "乡", "乡镇": "镇", "派出所": "派出所",
      "嘎查": "嘎查",
      "岛": "岛", "海岛": "岛", "岛屿": "岛", "小区": "小区", "县": "县", "区": "区", "苏木": "苏木", "漁村": "村",
      "渔村": "村",
      "司法所": "司法所", "法庭": "法庭", "人民法庭": "人民法庭", "检察院": "检察院", "法院": "法院",
      "人民法院": "人民法院", "边检站": "边检站",
      "建制村": "村", "自然村": "村", "村庄": "村", "园区": "",
    ]
  }

  private static let measures: [ShortWord?] = ["个", "座", "家"]

  // 等21个派出所, 三个行政村, 等小区: where the list ends before it is summed up.
  private func listEnd(_ tokens: [Token], before index: Int) -> Int? {
    if isEtc(tokens[index - 1]) { return Int(tokens[index - 1].start) }
    guard let count = countStart(tokens, before: index) else { return nil }
    return Int(tokens[count > 0 && isEtc(tokens[count - 1]) ? count - 1 : count].start)
  }

  func isEtc(_ token: Token) -> Bool { ShortWord(characters, token.range) == "等" }

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
      guard characters[start..<stop].allSatisfy(CharacterClass.isHan) else { continue }
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

  private func isTaken(_ stem: Range<Int>) -> Bool {
    ending[stem.upperBound].map {
      (mentions[$0].core == stem || mentions[$0].range.lowerBound <= stem.lowerBound)
        && mentions[$0].divisions.isEmpty
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
      if mentions[inner].label == .place, mentions[inner].divisions.isEmpty {
        mention.completion = .none
      }
    }
    return add(mention)
  }
}
