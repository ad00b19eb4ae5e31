/// Bodies that one word at the end of a list tells, and units that are told by their numbers.
extension NameFinder {
  /// Reads the bureaus of several divisions told by one word: 达州、开州两地公安机关, 厦门、漳州等5地市警方.
  func addSharedBureaus(_ tokens: [Token], sentence: Int) {
    for index in tokens.indices.dropFirst(3)
    where (tokens[index].has(known.police) || isBureau(tokens[index]))
      && tokens[index - 1].end == tokens[index].start
    {
      guard
        let count = divisionCount(tokens, before: index) ?? (isBare(tokens, index) ? index : nil)
      else { continue }
      // 等苏皖五市
      let summed = (max(0, count - 3)..<count).last { isEtc(tokens[$0]) }
      var end = Int(tokens[summed ?? count].start)
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

  /// Reads the bodies of several divisions that the last of them tells: 常州、无锡公安局, 沛县与微山县警方.
  func addSharedOffices(_ tokens: [Token], since first: Int, sentence: Int) {
    for index in mentions.indices[first...] {
      let last = mentions[index]
      guard last.label == .organization, last.form == .named, last.parentOrganization == nil,
        last.range.lowerBound > 2,
        Self.joints.contains(characters[last.range.lowerBound - 1]),
        last.classes.meets(known.localBody.union(known.stateBody)),
        !last.classes.meets(known.partyBody),
        let token = tokens.first(startingAt: last.range.lowerBound), token.isDivision,
        Int(token.end) < last.range.upperBound
      else { continue }
      let body = Array(characters[Int(token.end)..<last.range.upperBound])
      var end = last.range.lowerBound - 1
      while end > 0, Self.joints.contains(characters[end]),
        let other = tokens.last(where: { Int($0.end) <= end }), Int(other.end) == end,
        other.isDivision, areOfOneLevel(other, token)
      {
        addOffice(of: other, body, last.classes, sentence)
        end = Int(other.start) - 1
      }
    }
  }

  private static let joints: CharacterSet = "、和与"

  private func addOffice(
    of division: Token, _ body: [UInt32], _ classes: ClassSet, _ sentence: Int
  ) {
    if let place = ending[Int(division.end)], mentions[place].label == .place {
      addBody(of: place, body, classes, sentence: sentence)
      return
    }
    var mention = Mention(
      label: .organization, range: division.range, coreStart: Int(division.start),
      headStart: Int(division.end), sentence: sentence)
    mention.classes = classes
    mention.completion = context.keep(completion: body)
    add(mention)
  }

  private func areOfOneLevel(_ a: Token, _ b: Token) -> Bool {
    func levels(_ token: Token) -> Set<Int> {
      Set(lexicon.divisions(of: token).map { lexicon.gazetteer.divisions[Int($0)].level })
    }
    return !levels(a).subtracting([1]).isDisjoint(with: levels(b))
  }

  /// Reads the bodies of several settlements told by one word: 盘岭村、光荣村两个村党支部, 旧城社区、香水村两个警务室.
  func addSharedCommittees(_ tokens: [Token], sentence: Int) {
    let (localBody, outpost, settlement) = (known.localBody, known.outpost, known.settlement)
    for index in tokens.indices.dropFirst(4)
    where (tokens[index].has(localBody) || tokens[index].has(outpost)) && tokens[index].count > 1
      && ending[Int(tokens[index].end)] == nil
    {
      let kind = tokens[index - 1]
      let isKind = kind.has(known.settlement) && kind.count <= 2
      guard kind.end == tokens[index].start, isKind || tokens[index].has(outpost),
        let count = countStart(tokens, before: isKind ? index - 1 : index)
      else { continue }
      let isSummed = count > 0 && isEtc(tokens[count - 1])
      let places = listed(endingAt: Int(tokens[isSummed ? count - 1 : count].start)) {
        $0.label == .place && $0.classes.meets(settlement)
      }
      guard places.count > 1 else { continue }
      for place in places {
        addBody(
          of: place, characters[tokens[index].range], tokens[index].classes, sentence: sentence)
      }
    }
  }

  /// Reads the branches of several bodies told by one word: 县委宣传部、县工商局等党支部.
  func addSharedBranches(_ tokens: [Token], sentence: Int) {
    let (partyBody, functionalHead) = (known.partyBody, known.functionalHead)
    for index in tokens.indices.dropFirst(4)
    where tokens[index].has(partyBody) && Self.branches.contains(tokens[index].count)
      && isEtc(tokens[index - 1]) && tokens[index - 1].end == tokens[index].start
      && ending[Int(tokens[index].end)] == nil
    {
      let bodies = listed(endingAt: Int(tokens[index - 1].start)) {
        $0.label == .organization && $0.form != .group
          && (!$0.classes.meets(partyBody) || $0.classes.meets(functionalHead))
      }
      guard bodies.count > 1 else { continue }
      for body in bodies {
        addBranch(of: body, characters[tokens[index].range], tokens[index].classes, sentence)
      }
    }
  }

  /// The mentions of a list that ends at a character, from its first to its last.
  private func listed(endingAt end: Int, where accepts: (Mention) -> Bool) -> [Int] {
    var end = end
    var result: [Int] = []
    while let item = ending[end], accepts(mentions[item]) {
      result.append(item)
      let mark = mentions[item].range.lowerBound - 1
      guard mark > 0, Self.listMarks.contains(characters[mark]) else { break }
      end = mark
    }
    return result.reversed()
  }

  private func addBranch(
    of body: Int, _ kind: ArraySlice<UInt32>, _ classes: ClassSet, _ sentence: Int
  ) {
    var mention = Mention(
      label: .organization, range: mentions[body].range, coreStart: mentions[body].range.upperBound,
      headStart: mentions[body].range.upperBound, sentence: sentence)
    mention.classes = classes
    mention.completion = context.keep(completion: kind)
    (mention.parent, mention.parentOrganization) = (body, body)
    mention.parentPlace = mentions[body].parentPlace
    add(mention)
  }

  /// How long the words for a branch are: 党支部, 党委.
  private static let branches = 2...4

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
          mentions[known].form = .named
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
}
