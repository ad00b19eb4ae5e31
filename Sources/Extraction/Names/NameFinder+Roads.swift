/// Roads that are called by plain words: 解放东路, 沿人民路, 福星路、双拥路.
extension NameFinder {
  /// Adds a road whose head is the token at `head`, if the word before is one that roads are called and the words around
  /// tell of a road: 致富路 is none.
  func addRoad(_ tokens: [Token], _ head: Int, sentence: Int) -> Bool {
    guard head > 0, isRoadHead(tokens[head]),
      PlainNames.ofRoads.contains(ShortWord(characters, tokens[head - 1].range)),
      tokens[head - 1].end == tokens[head].start, !text.isAfterGap[Int(tokens[head].start)],
      hasSide(tokens[head]) || isWhere(tokens, head)
    else { return false }
    let start = Int(tokens[head - 1].start)
    var mention = Mention(
      label: .place, range: start..<Int(tokens[head].end), coreStart: start,
      headStart: Int(tokens[head].start), sentence: sentence)
    mention.classes = tokens[head].classes
    tie(&mention)
    add(mention)
    return true
  }

  /// Adds a road that is called by its number: 318国道, G318国道, 国道213线.
  ///
  /// - Returns: The word behind it; `nil` where none stands.
  func addNumberedRoad(_ tokens: [Token], _ index: Int, sentence: Int) -> Int? {
    let start = Int(tokens[index].start)
    guard let end = endOfNumberedRoad(start), ending[start] == nil else { return nil }
    add(
      Mention(
        label: .place, range: start..<end, coreStart: start, headStart: end, sentence: sentence))
    return tokens[index...].firstIndex { Int($0.end) >= end }.map { $0 + 1 }
  }

  /// Most words are told off here; a set would be asked for each.
  @inline(__always)
  func mayOpenNumberedRoad(_ c: UInt32) -> Bool {
    CharacterClass.isDigit(c) || isRoadLetter(c) || isRoadRank(c)
  }

  @inline(__always)
  private func isRoadLetter(_ c: UInt32) -> Bool {
    c == 0x47 || c == 0x53 || c == 0x58 || c == 0x59  // G S X Y
  }

  @inline(__always)
  private func isRoadRank(_ c: UInt32) -> Bool {
    c == 0x56FD || c == 0x7701 || c == 0x53BF || c == 0x4E61  // 国省县乡
  }

  private func endOfNumberedRoad(_ start: Int) -> Int? {
    var at = start
    func isRank() -> Bool {
      at + 1 < characters.count && isRoadRank(characters[at])
        && characters[at + 1] == Self.roadEnd
    }
    let isFirst = isRank()
    if isFirst { at += 2 }
    if at < characters.count, isRoadLetter(characters[at]) { at += 1 }
    let digits = at
    while at < characters.count, CharacterClass.isDigit(characters[at]) { at += 1 }
    guard (2...4).contains(at - digits) else { return nil }
    if isFirst {
      return at < characters.count && characters[at] == Self.roadLine ? at + 1 : at
    }
    return isRank() ? at + 2 : nil
  }

  private static let roadEnd: UInt32 = 0x9053  // 道
  private static let roadLine: UInt32 = 0x7EBF  // 线

  // 东路, 中路
  private func hasSide(_ head: Token) -> Bool {
    head.count == 2 && Self.sides.contains(characters[Int(head.start)])
  }

  private static let sides: CharacterSet = "东南西北中"

  private func isRoadHead(_ token: Token) -> Bool {
    token.count <= 2 && token.has(known.placeHead) && !token.has(known.settlement)
      && Self.roadEnds.contains(characters[Int(token.end) - 1])
  }

  /// Whether the words around a name say that something lies or leads there.
  private func isWhere(_ tokens: [Token], _ head: Int) -> Bool {
    let end = Int(tokens[head].end)
    if end < characters.count, CharacterClass.isDigit(characters[end]) { return true }
    if head + 1 < tokens.count, Self.goingOn.contains(ShortWord(characters, tokens[head + 1].range))
    {
      return true
    }
    guard head > 1 else { return false }
    let before = tokens[head - 2]
    // 福星路-双拥路
    let start = Int(tokens[head - 1].start)
    if let road = ending[start - 1], mentions[road].label == .place,
      Self.roadEnds.contains(characters[mentions[road].range.upperBound - 1]),
      before.wordClass == .mark || before.has(known.coordinator)
    {
      return true
    }
    return endsArea(start) || before.has(known.located)
      || Self.along.contains(ShortWord(characters, before.range))
  }

  /// What the names of roads end with.
  static let roadEnds: CharacterSet = "路街道巷"
  private static let goingOn: [ShortWord?] = [
    "交叉口", "路口", "段", "沿线", "交汇处", "口", "东段", "西段", "南段", "北段",
  ]
  private static let along: [ShortWord?] = ["沿", "沿着", "位于", "坐落于", "坐落在", "途经", "地处"]
}
