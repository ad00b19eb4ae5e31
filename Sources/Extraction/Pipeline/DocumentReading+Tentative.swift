/// Bodies that the text speaks of as if they were known (团区委, 我院外科) and never names in full. Such a name counts
/// where the body is a partner in an alliance, and else says too little to be a node.
extension DocumentReading {
  /// Gives a mention that points at nothing an entity of its own, to be kept or dropped when the relations are known.
  func resolveTentatively(_ index: Int) {
    let before = table.entities.count
    let isWriters = takeOffPointer(index)
    guard saysWhich(mentions[index], isWriters: isWriters) else { return }
    resolve(index)
    guard mentions[index].entity >= before else { return }
    mentions[index].form = .named
    tentative.insert(mentions[index].entity)
  }

  /// Takes the word for the body that writes off a name: 我|院外科, 我|校|体育学院.
  ///
  /// - Returns: Whether there was one.
  private func takeOffPointer(_ index: Int) -> Bool {
    let start = mentions[index].coreStart
    if let parent = mentions[index].parent, mentions[parent].form == .definite,
      mentions[parent].entity < 0, isWriters(mentions[parent])
    {
      mentions[index].parent = nil
      mentions[index].parentOrganization = nil
      begin(index, at: start)
      return true
    }
    guard start > 0, start < mentions[index].headStart,
      mentions[index].range.lowerBound == start,
      PointingWords.own.contains(text.characters[start - 1]),
      let first = tokens[mentions[index].sentence].first(where: { Int($0.start) == start }),
      first.count == 1, first.has(known.organizationHead)
    else { return false }
    mentions[index].coreStart += 1
    begin(index, at: start + 1)
    return true
  }

  // 我|院外科第二党支部: the names that go on with it lose as much.
  private func begin(_ index: Int, at start: Int) {
    let old = mentions[index].range.lowerBound
    let end = mentions[index].range.upperBound
    for other in mentions.indices
    where mentions[other].sentence == mentions[index].sentence
      && mentions[other].range.lowerBound == old && mentions[other].range.upperBound >= end
    {
      mentions[other].range = start..<mentions[other].range.upperBound
    }
  }

  /// Whether the name has more than words that tell a kind: 团区委 and 西大街小学, but neither 派出所 nor 社区党支部.
  private func saysWhich(_ mention: Mention, isWriters: Bool) -> Bool {
    guard mention.label == .organization, mention.core.count >= 2 else { return false }
    let core = text.characters[mention.core]
    // 与|当地|妇联
    if let before = tokens[mention.sentence].last(where: { Int($0.end) <= mention.coreStart }),
      before.has(known.located), Int(before.end) == mention.coreStart
    {
      return false
    }
    if mention.coreStart == mention.headStart {
      // 校团委
      if isWriters, core.suffix(2).elementsEqual(Self.leagueCommittee) { return true }
      if isWriters { return !mention.classes.meets(known.partyBody) }
      if mention.classes.meets(known.partyBody) {
        return core.count == 3 && core.first == Self.league
      }
      return core.count >= 3 && core.suffix(2).elementsEqual(LeftBoundary.college)
        || core.count >= 4 && core.last == Self.college
        || core.count >= 3 && core.last == Self.bureau
        || Self.leagueEnds.contains(core.last ?? 0)
    }
    if let parent = mention.parent, mentions[parent].form == .named, mentions[parent].entity >= 0 {
      return mention.core.count >= 4
    }
    return tokens[mention.sentence].contains { token in
      Int(token.start) >= mention.coreStart && Int(token.end) <= mention.headStart
        && (token.has(known.placeHead) || token.has(known.organizationHead)
          ? token.count > 2 && !token.has(known.generic)
          : !token.has(known.generic) && !token.has(known.indefinite))
    }
  }

  private static let leagueCommittee = "团委".scalarValues
  private static let league: UInt32 = 0x56E2  // 团
  private static let bureau: UInt32 = 0x5C40  // 局
  private static let college: UInt32 = 0x9662  // 院
  private static let leagueEnds: CharacterSet = "联"

  /// Drops those that are no partners, after the relations have been found.
  func dropTentative() {
    if tentative.isEmpty { return }
    var kept = Set(
      relations.lazy.filter { $0.type == .allianceWith }.flatMap { [$0.source, $0.target] })
    for id in Array(kept) {
      var outer = table[id].parent
      while let at = outer, kept.insert(at).inserted { outer = table[at].parent }
    }
    for id in tentative where !kept.contains(id) { table[id].isDropped = true }
  }
}
