extension DocumentReading {
  /// The bodies that a list of members names line by line: each stands with the one that leads, or with the others
  /// where none does.
  func addMembers() {
    /// Who leads the alliance; looked for when a list is met.
    var leader: Int??
    var isOpen = false
    var misses = 0
    var before: [Int] = []
    for index in sentences.indices {
      let isStart = index == 0 || sentences[index - 1].paragraph != sentences[index].paragraph
      if opensList(index) {
        isOpen = !isPlanned(index)
        misses = 0
        before = []
        continue
      }
      guard isOpen, isStart else { continue }
      if let body = listedBody(index) {
        misses = 0
        let lead = leader ?? listLeader()
        leader = .some(lead)
        for partner in lead.map({ [$0] }) ?? before where partner != body {
          add(
            .allianceWith, partner, body, rule: "成员名单", confidence: 0.8, sentences[index].range)
        }
        before.append(body)
      } else if sentences[index].range.count > 14 {
        misses += 1
        if misses > 1 { isOpen = false }
      }
    }
  }

  private func opensList(_ sentence: Int) -> Bool {
    guard tokens[sentence].contains(where: { $0.has(known.member) }) else { return false }
    let last = sentences[sentence].range.last.map { text.characters[$0] }
    return last == CharacterClass.colon
      || sentences[sentence].range.contains { at in
        Self.listWords.contains { text.characters[at...].starts(with: $0) }
      }
  }

  private static let listWords = ["如下", "名单"].map(\.scalarValues)

  private func isPlanned(_ sentence: Int) -> Bool {
    tokens[sentence].contains { $0.has(known.plan) }
  }

  /// The body with which a line starts, but for its number.
  private func listedBody(_ sentence: Int) -> Int? {
    guard let first = top[sentence].first, mentions[first].label == .organization,
      mentions[first].form == .named, mentions[first].entity >= 0,
      !table[mentions[first].entity].classes.meets(known.alliance)
    else { return nil }
    let lead = sentences[sentence].range.lowerBound..<mentions[first].range.lowerBound
    guard lead.count <= 5,
      !lead.contains(where: {
        CharacterClass.isHan(text.characters[$0]) && !CharacterClass.isNumeral(text.characters[$0])
      })
    else { return nil }
    // A line of a list goes on with nothing, or with a bracket.
    let end = mentions[first].range.upperBound
    guard end >= sentences[sentence].range.upperBound || !CharacterClass.isHan(text.characters[end])
    else { return nil }
    return mentions[first].entity
  }

  /// Who leads the alliance whose members are listed.
  private func listLeader() -> Int? {
    relations.first {
      ["牵头组建", "牵头单位"].contains($0.rule) && table[$0.source].classes.meets(known.alliance)
    }?.target
  }
}
