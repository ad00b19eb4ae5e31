/// What part those have in a meeting whom a text names: who acts, who hosts, who is only there.
extension DocumentReading {
  /// How a party is spoken of before the word that counts it.
  enum Part: Int { case acting, hosting, leading, place, aside }

  func part(of index: Int) -> Part {
    let line = tokens[mentions[index].sentence]
    let at = line.index(startingFrom: mentions[index].range.lowerBound)
    for token in line[..<at].suffix(12).reversed() {
      let c = text.characters[Int(token.start)]
      if c == CharacterClass.comma || CharacterClass.isTerminal(c) { break }
      if token.has(known.visiting) || token.count == 1 && Self.at.contains(c) { return .aside }
      if token.wordClass == .verb, token.count > 1 { break }
    }
    if isWitness(index) || mentions[index].classes.meets(known.outpost) { return .aside }
    if let part = leads(index) { return part }
    return table[mentions[index].entity].label == .place ? .place : .acting
  }

  /// Whether a body is there without having a part in what the others do: 县委宣传部、县民政局受邀观礼.
  func isWitness(_ index: Int) -> Bool {
    let line = tokens[mentions[index].sentence]
    for token in line[line.index(startingFrom: mentions[index].range.upperBound)...].prefix(14) {
      let c = text.characters[Int(token.start)]
      if c == CharacterClass.comma || CharacterClass.isTerminal(c) || token.has(known.pairing)
        || token.has(known.preposition)
      {
        return false
      }
      if token.has(known.witnessing) { return true }
    }
    return false
  }

  /// How somebody leads the meeting for whom a body is named: 副局长白永胜主持会议.
  private func leads(_ index: Int) -> Part? {
    let line = tokens[mentions[index].sentence]
    let next = line[line.index(startingFrom: mentions[index].range.upperBound)...].prefix(10)
    guard let first = next.first, first.has(known.post) || first.has(known.postPrefix)
    else { return nil }
    for token in next {
      let c = text.characters[Int(token.start)]
      if c == CharacterClass.comma || CharacterClass.isTerminal(c) { return nil }
      if token.has(known.chairing) { return .hosting }
      if token.has(known.attending) { return .leading }
    }
    return nil
  }

  /// Parties without the sections of one of them; where bodies are counted, or several sections are of one, that takes
  /// their place.
  func withoutSections(_ all: [Int], _ kind: GroupKind) -> [Int] {
    var result: [Int] = []
    for id in all {
      var party = id
      if let body = table[id].parent, table[body].label == .organization,
        Self.delegations.contains(where: { table[id].key.ends(with: $0) })
          || isSection(id)
            && (kind.countsBodies
              || all.count(where: { isSection($0) && table[$0].parent == body }) > 1)
      {
        party = body
      }
      if !result.contains(party) { result.append(party) }
    }
    return result.filter { id in
      !result.contains { isUnit(id, of: $0) && isSection(id) }
        && !(table[id].label == .place && result.contains { table.isAbove(id, $0) })
    }
  }

  /// Bodies with the one that several sections of a list are of in their place: 该行个人金融部、信用卡中心.
  func bodies(ofSections all: [Int]) -> [Int] {
    guard all.count > 1 else { return all }
    var result: [Int] = []
    for id in all {
      let isOneOfSeveral =
        isSection(id) && !table[id].classes.meets(known.stateBody)
        && all.contains { $0 != id && isSection($0) && table[$0].parent == table[id].parent }
      let body = isOneOfSeveral ? table[id].parent ?? id : id
      if !result.contains(body) { result.append(body) }
    }
    return result
  }

  /// What a body sends out, or a part of its ground.
  private static let delegations = ["工作组", "代表团", "考察团", "调研组", "校区"].map(\.scalarValues)

  /// Whether a body is a section or office of another, 医务科, for which it acts.
  func isSection(_ id: Int) -> Bool {
    guard let parent = table[id].parent, table[parent].label == .organization else { return false }
    return table[id].classes.meets(known.functionalHead)
      && !table[id].classes.meets(known.partyBody.union(known.ownName))
  }
}
