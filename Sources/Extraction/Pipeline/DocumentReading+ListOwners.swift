/// Whose the bare bodies of a list are: 县人社局、民政局、安监局 are all the county's, 该行个人金融部、信用卡中心 the bank's.
extension DocumentReading {
  /// The place whose body a bare name is, as the word that points at it or the item before it in a list tells.
  func listedPlace(of mention: Mention, _ head: [UInt32]) -> Int? {
    guard head.count >= 3, !mention.classes.meets(known.ownName.union(known.partyBody)) else {
      return nil
    }
    if let place = pointedPlace(before: mention) {
      return table[place].divisions.isEmpty ? nil : place
    }
    // 区公安分局、律师事务所: a firm is nobody's.
    guard !isFirm(head), !mention.classes.meets(known.bank), let before = itemBefore(mention),
      let owner = table[before].parent, table[owner].label == .place,
      !table[owner].divisions.isEmpty
        // 狮山镇综治办、司法所
        || table[owner].classes.meets(known.settlement)
          && mention.classes.meets(known.localBody.union(known.stateBody))
    else { return nil }
    return owner
  }

  private func isFirm(_ head: [UInt32]) -> Bool {
    Self.firms.contains { head.suffix($0.count).elementsEqual($0) }
  }

  private static let firms = ["事务所", "公司", "集团", "律所", "银行"].map(\.scalarValues)

  /// The body whose unit a bare name is: that of the item before it in a list, or the one just pointed at.
  func listedBody(of mention: Mention) -> Int? {
    // 石湾村乡贤理事会、村民理事会
    if let before = itemBefore(mention), let owner = table[before].parent,
      table[before].classes.meets(known.functionalHead), table[owner].divisions.isEmpty
    {
      return owner
    }
    // 该行领导及个人金融部、公司业务部
    guard
      let near = top[mention.sentence].last(where: {
        mentions[$0].range.upperBound <= mention.range.lowerBound
      }), mentions[near].form == .definite, mentions[near].label == .organization,
      mentions[near].entity >= 0, mentions[near].range.upperBound + 5 >= mention.range.lowerBound,
      mentions[near].range.lowerBound > 0,
      PointingWords.pointers.contains(text.characters[mentions[near].range.lowerBound])
        || PointingWords.pointers.contains(
          text.characters[mentions[near].range.lowerBound - 1])
    else { return nil }
    return mentions[near].entity
  }

  /// Who set up a unit that a sentence without a subject tells of, 下设党政办公室、…: the body that heads the text.
  func heading(of mention: Mention) -> Int? {
    guard isEnumerated(mention),
      !Self.teams.contains(text.characters[mention.range.upperBound - 1])
    else { return nil }
    let line = tokens[mention.sentence]
    guard line.contains(where: { Int($0.end) <= mention.coreStart && $0.has(known.founding) }),
      top[mention.sentence].allSatisfy({
        mentions[$0].range.upperBound > mention.coreStart || isInstructing($0)
          || mentions[$0].label == .program || mentions[$0].classes.meets(known.functionalHead)
      }),
      let title = top.first(where: { !$0.isEmpty }), title.count == 1,
      mentions[title[0]].sentence == 0, mentions[title[0]].entity >= 0,
      mentions[title[0]].label == .organization || mentions[title[0]].label == .place
    else { return nil }
    return mentions[title[0]].entity
  }

  private static let teams: CharacterSet = "队伍组团岗"

  private func isEnumerated(_ mention: Mention) -> Bool {
    let end = mention.range.upperBound
    return mention.range.lowerBound > 0
      && text.characters[mention.range.lowerBound - 1] == CharacterClass.enumerationComma
      || end < text.count && text.characters[end] == CharacterClass.enumerationComma
  }

  /// Whether a body is only the one that others follow: 根据区委部署.
  func isInstructing(_ index: Int) -> Bool {
    let start = mentions[index].range.lowerBound
    guard let before = tokens[mentions[index].sentence].last(where: { Int($0.end) <= start }),
      Int(before.end) == start
    else { return false }
    let word = String(scalars: text.characters[before.range])
    return Self.following.contains(word)
  }

  private static let following: Set<String> = ["根据", "按照", "依据", "依照", "遵照", "经"]

  /// The body that ends right before the comma in front of a name.
  func itemBefore(_ mention: Mention) -> Int? {
    let at = mention.range.lowerBound - 1
    guard at > 0, text.characters[at] == CharacterClass.enumerationComma else { return nil }
    let before = top[mention.sentence].last { mentions[$0].range.upperBound == at }
    return before.flatMap {
      mentions[$0].label == .organization && mentions[$0].entity >= 0 ? mentions[$0].entity : nil
    }
  }
}
