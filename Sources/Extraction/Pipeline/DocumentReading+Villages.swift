/// What a text about one village or community means by 村党支部, 老支书 and 老人协会: what is that village's.
extension DocumentReading {
  /// The village or community that the text is about: named again and again, and far more often than any other of
  /// its kind.
  func topic(endingWith kind: [UInt32]) -> Int? {
    var best: (id: Int, count: Int)?
    var second = 0
    for id in table.entities.indices
    where table[id].label == .place && table[id].key.count > kind.count
      && table[id].key.suffix(kind.count).elementsEqual(kind)
    {
      let count = table[id].mentions.count
      if count > best?.count ?? 0 {
        second = best?.count ?? 0
        best = (id, count)
      } else {
        second = max(second, count)
      }
    }
    guard let best, best.count > 2, best.count > 2 * second else { return nil }
    return best.id
  }

  /// The only place of its kind that the paragraph has named before a character.
  func placeOfParagraph(endingWith kind: [UInt32], before at: Int, in sentence: Int) -> Int? {
    var only: Int?
    var current = sentence
    while current >= 0, sentences[current].paragraph == sentences[sentence].paragraph {
      for index in top[current] where mentions[index].range.upperBound <= at {
        var id = mentions[index].entity
        var steps = 0
        while id >= 0, steps < 8 {
          if table[id].label == .place, table[id].key.count > kind.count,
            table[id].key.suffix(kind.count).elementsEqual(kind)
          {
            if let only, only != id { return nil }
            only = id
          }
          id = table[id].parent ?? -1
          steps += 1
        }
      }
      current -= 1
    }
    return only
  }

  /// The only place of its kind that the text names.
  func onlyPlace(endingWith kind: [UInt32]) -> Int? {
    let all = table.entities.indices.filter {
      table[$0].label == .place && table[$0].key.count > kind.count
        && table[$0].key.suffix(kind.count).elementsEqual(kind)
    }
    return all.count == 1 ? all[0] : nil
  }

  // 副会长带着老人协会巡查: in a text about one village, what every village has is that village's.
  func villagesOwn(_ mention: Mention, _ head: [UInt32]) -> Int? {
    guard Self.villageBodies.contains(head) else { return nil }
    return topic(endingWith: Self.villages[0]).flatMap { implyBody(of: $0, head, mention) }
  }

  func isVillageBody(_ mention: Mention) -> Bool {
    Self.villageBodies.contains(Array(text.characters[mention.core]))
  }

  private static let villageBodies: Set<[UInt32]> = Set(
    [
      "红白理事会", "老人协会", "老年协会", "老人会", "村民议事会", "村民理事会", "乡贤理事会", "道德评议会",
      "村务监督委员会", "监委会", "股份经济合作社", "经济合作社", "农民专业合作社",
    ].map(\.scalarValues))

  // 老支书宋先才: in a text about one village, it is that village's. 社区第一书记刘洋: the community's.
  func village(for title: Range<Int>) -> Int? {
    let word = text.characters[title]
    for kind in Self.kindsBeforePosts
    where text.characters[..<title.lowerBound].suffix(kind.count).elementsEqual(kind) {
      return topic(endingWith: kind) ?? onlyPlace(endingWith: kind)
    }
    guard Self.villagePosts.contains(where: { word.suffix($0.count).elementsEqual($0) }) else {
      return nil
    }
    return Self.villages.lazy.compactMap { self.topic(endingWith: $0) }.first
  }

  private static let kindsBeforePosts = ["社区", "街道", "村", "镇", "乡"].map(\.scalarValues)
  private static let villagePosts = ["支书", "老书记", "村主任", "村长"].map(\.scalarValues)
  static let villages = ["村", "社区"].map(\.scalarValues)
}
