/// The body or division of the post before a bare one: 锦织公司副总经理、党支部书记.
extension DocumentReading {
  // 锦织公司副总经理、党支部书记; 锦织公司总经理李明，党支部书记王强: the branch is that of the body named just before.
  func postedOwner(_ index: Int) -> Int? {
    let mention = mentions[index]
    let line = tokens[mention.sentence]
    guard var at = line.firstIndex(where: { Int($0.start) == mention.range.lowerBound }), at >= 2,
      isSeparator(line[at - 1])
    else { return nil }
    var isDirect = text.characters[Int(line[at - 1].start)] == CharacterClass.enumerationComma
    at -= 2
    // 县政府党组成员、公安局局长
    if ShortWord(text.characters, line[at].range) == "成员" { return bodyBefore(line[at], mention) }
    while let person = person(endingAt: Int(line[at].end), in: mention.sentence) {
      isDirect = true
      while at >= 0, Int(line[at].start) >= mentions[person].range.lowerBound { at -= 1 }
      guard at >= 1, line[at].has(known.post) else { return nil }
      let first = line[...at].lastIndex { !$0.has(known.post) } ?? 0
      guard first >= 1, isSeparator(line[first]) else { break }
      at = first - 1
    }
    return isDirect && line[at].has(known.post) ? bodyBefore(line[at], mention) : nil
  }

  /// The body or place in which a post before a mention is held.
  private func bodyBefore(_ post: Token, _ mention: Mention) -> Int? {
    let before = top[mention.sentence].last {
      mentions[$0].range.upperBound <= Int(post.start) && mentions[$0].label != .person
        && mentions[$0].range.upperBound + 8 >= Int(post.start)
    }
    return before.flatMap { mentions[$0].entity >= 0 ? mentions[$0].entity : nil }
  }

  private func isSeparator(_ token: Token) -> Bool {
    let c = text.characters[Int(token.start)]
    return c == CharacterClass.enumerationComma || c == CharacterClass.comma
  }

  private func person(endingAt end: Int, in sentence: Int) -> Int? {
    top[sentence].first { mentions[$0].label == .person && mentions[$0].range.upperBound == end }
  }

  // 正蓝旗政府副旗长、公安局局长: the bureau of the division in whose body the post before is.
  func postedDivision(_ mention: Mention, _ index: Int) -> Int? {
    guard mention.classes.meets(known.localBody.union(known.stateBody)),
      var id = postedOwner(index)
    else { return nil }
    while table[id].divisions.isEmpty {
      guard let parent = table[id].parent else { return nil }
      id = parent
    }
    return id
  }
}
