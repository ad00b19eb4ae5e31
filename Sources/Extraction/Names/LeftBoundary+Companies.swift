/// Where the names of companies, schools and the like begin, which are called as they like.
extension LeftBoundary {
  // A company, school or the like, which is called as it likes.
  func isProper(_ head: Token) -> Bool { isProper(head: head.classes) }

  func isProper(head: ClassSet) -> Bool {
    !head.meets(known.localBody) && !head.meets(known.partyBody)
      && !head.meets(known.functionalHead) && !head.meets(known.placeHead)
      && !head.meets(known.stateBody)
  }

  /// Whether a head is 公司, 集团 or longer.
  func isEnterprise(_ head: Token) -> Bool {
    let end = Int(head.end)
    let word = ShortWord(text.characters, max(0, end - 2)..<end)
    return head.count >= 2 && (word == "公司" || word == "集团")
  }

  // The full name of a company: after its place, all words are its own.
  func isRegistered(_ head: Token) -> Bool {
    head.count >= 4 && names.isCompany(head) && isProper(head)
  }

  // 、中共|深圳|书城|罗湖|城|实业|有限公司: of a list's item, all from its first division on is the company's name.
  func registeredStart(_ head: Int) -> Int? {
    guard isWhole, isRegistered(tokens[head]) else { return nil }
    var first = head
    var divisions = 0
    while first > 0, tokens[first - 1].wordClass != .mark, !tokens[first - 1].has(known.opener) {
      let token = tokens[first - 1]
      guard token.end == tokens[first].start, !token.has(known.coordinator),
        !token.has(known.joining), !token.has(known.stop) || token.has(known.inner),
        !token.has(known.organizationHead), !isInPerson(Int(token.start)),
        Int(tokens[head].start) - Int(token.start) <= Self.longest
      else { return nil }
      if token.isDivision { divisions += 1 }
      first -= 1
    }
    guard first > 0, divisions > 1, tokens[first].isDivision, !tokens[first + 1].isDivision,
      tokens[first - 1].has(known.opener)
        || text.characters[Int(tokens[first - 1].start)] == CharacterClass.enumerationComma
    else { return nil }
    return first
  }

  // 城市|更新|公司: what is left of a company's name without its first word must still name it.
  func isNamedByPlainWords(_ first: Int, head: Int) -> Bool {
    isEnterprise(tokens[head])
      && tokens[first..<head].allSatisfy {
        $0.entry >= 0
          && ($0.has(known.inner) || $0.wordClass == .noun || $0.wordClass == .verb
            || $0.wordClass == .verbalNoun)
      }
      && context.isCertainBody(from: Int(tokens[first - 1].start), through: Int(tokens[head].end))
  }

  // 四川|蓝光|和: within three words of a division, with nothing between that ends a name.
  func isAfterDivision(_ index: Int) -> Bool {
    for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      if tokens[at].wordClass == .mark || tokens[at].has(known.stop) { return false }
      if endsDivision(Int(tokens[at].start)) { return true }
    }
    return false
  }

  // 盈江县|支|丹|山草|果|种植|专业合作社: right behind its county, what a company's name begins with.
  func opensCompany(_ index: Int, head: Int) -> Bool {
    let token = tokens[index]
    guard token.count == 1, tokens[head].count >= 4, index + 2 < head, isProper(tokens[head]),
      endsDivision(Int(token.start)) || isAfterDivision(index), !token.has(known.coordinator),
      !token.has(known.joining),
      !token.has(known.definite)
    else { return false }
    switch token.wordClass {
    case .preposition, .particle, .adverb: return false
    default: return true
    }
  }
}
