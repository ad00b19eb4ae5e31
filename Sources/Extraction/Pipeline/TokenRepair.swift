/// Cuts words again where the division before them claims their first character: 耒阳|市委 is 耒阳市|委, and
/// 青岛市|南|公安 is 青岛|市南|公安.
struct TokenRepair {
  let lexicon: Lexicon

  func callAsFunction(_ tokens: [Token], _ text: [UInt32]) -> [Token] {
    var result: [Token] = []
    /// The words up to here are in the result, where it is not empty.
    var done = 0
    var index = 0
    while true {
      index = firstThatMayGiveWay(tokens, from: index, text)
      if index == tokens.count { break }
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let third = index + 2 < tokens.count ? tokens[index + 2] : nil
      let before = index > 0 ? tokens[index - 1] : nil
      guard
        let (first, second) = joining(tokens[index], before, text)
          ?? headBefore(tokens[index], before, next, text)
          ?? joinedBy(tokens[index], before, next, text)
          ?? commanded(tokens[index], before, text)
          ?? ofTown(tokens[index], before, index > 1 ? tokens[index - 2] : nil, text)
          ?? cut(tokens[index], next, text)
          ?? office(tokens[index], next, third, text)
      else {
        index += 1
        continue
      }
      result += tokens[done..<index]
      result += [first, second]
      while index < tokens.count, tokens[index].start < second.end { index += 1 }
      done = index
    }
    return done == 0 ? tokens : result + tokens[done...]
  }

  /// The first word from an index on that may be cut again; most are told off here. Each kind of cut needs one of
  /// these.
  private func firstThatMayGiveWay(_ tokens: [Token], from start: Int, _ text: [UInt32]) -> Int {
    // A static is asked for once; each asking looks whether it is made.
    let (pointers, postEnds, towns) = (Self.pointers, Self.postEnds, Self.towns)
    return tokens.withUnsafeBufferPointer { tokens in
      text.withUnsafeBufferPointer { text in
        for index in start..<tokens.count {
          let token = tokens[index]
          if token.isDivision || token.isSettlement || isPlainCompound(token)
            || token.count == 3
              && (text[Int(token.start) + 1] == Self.team
                || towns.contains(text[Int(token.start)]))
            || token.count == 2 && pointers.contains(text[Int(token.start)])
          {
            return index
          }
          guard index + 1 < tokens.count, tokens[index + 1].count <= 2 else { continue }
          let next = tokens[index + 1]
          if text[Int(next.end) - 1] == Self.leader || text[Int(next.start)] == Self.team
            || token.count == 1 && postEnds.contains(text[Int(next.start)])
          {
            return index
          }
        }
        return tokens.count
      }
    }
  }

  /// Long, and not of a class of its own, so that it may hold words that are.
  @inline(__always)
  private func isPlainCompound(_ token: Token) -> Bool {
    token.count >= 4 && token.entry >= 0 && token.classes.isEmpty
  }

  /// The two words that take the place of a word, or of it and the next one.
  private func cut(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    acting(token, next, text) ?? joined(token, next, text) ?? posted(token, text) ?? pointed(
      token, text)
      ?? headed(token, next, text) ?? surnamed(token, next, text)
      ?? numbered(token, next, text) ?? shifted(token, next, text) ?? hidden(token, text)
  }

  // 代县|长 is 代|县长, who acts as the county's head.
  private func acting(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard token.isDivision, token.count == 2, text[Int(token.start)] == Self.acting, let next,
      next.start == token.end, text[Int(next.start)] == Self.leader, next.count == 1,
      let first = word(text, Int(token.start), Int(token.start) + 1),
      let post = word(text, Int(token.start) + 1, Int(next.end)), post.has(lexicon.known.post)
    else { return nil }
    return (first, post)
  }

  private static let acting: UInt32 = 0x4EE3  // 代

  // 耒阳 + 市委
  private func joined(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard let next, next.count >= 2, next.start == token.end,
      next.has(lexicon.known.organizationHead), token.isDivision
    else { return nil }
    let entry = lexicon.trie.find(text[Int(token.start)...Int(next.start)])
    guard entry >= 0, !lexicon.entries[Int(entry)].divisions.isEmpty else { return nil }
    guard let rest = word(text, Int(next.start) + 1, Int(next.end)) else { return nil }
    return (lexicon.token(Int(token.start), Int(next.start) + 1, entry: entry), rest)
  }

  // 云|顶|乡政府, 凤|栖|镇政府: a town that the gazetteer does not have, and its body.
  private func ofTown(_ token: Token, _ before: Token?, _ second: Token?, _ text: [UInt32]) -> (
    Token, Token
  )? {
    guard token.count == 3, Self.towns.contains(text[Int(token.start)]),
      let before, before.end == token.start, isSyllable(before, text),
      before.count > 1 || second.map({ $0.end == before.start && isSyllable($0, text) }) ?? false,
      let town = word(text, Int(token.start), Int(token.start) + 1),
      let body = word(text, Int(token.start) + 1, Int(token.end)),
      body.has(lexicon.known.organizationHead)
    else { return nil }
    return (town, body)
  }

  private func isSyllable(_ token: Token, _ text: [UInt32]) -> Bool {
    guard CharacterClass.isHan(text[Int(token.start)]), !token.isSettlement,
      !token.isDivision || !Self.levels.contains(text[Int(token.end) - 1]),
      !token.has(lexicon.known.stop), !token.has(lexicon.known.generic),
      !token.has(lexicon.known.indefinite), !token.has(lexicon.known.organizationHead)
    else { return false }
    switch token.wordClass {
    case .preposition, .conjunction, .pronoun, .particle, .adverb, .mark, .time: return false
    case .verb, .verbalNoun, .number, .measure: return token.count == 1
    default: return true
    }
  }

  private static let towns: CharacterSet = "镇乡"
  private static let levels: CharacterSet = "省市县区州旗"

  // 大研街道|办: the office of a street, where 办 is no verb.
  private func office(_ token: Token, _ next: Token?, _ third: Token?, _ text: [UInt32]) -> (
    Token, Token
  )? {
    guard token.isSettlement, text[Int(token.end) - 1] == Self.streetEnd, let next,
      next.start == token.end, next.count == 1, text[Int(next.start)] == Self.office,
      third.map({
        $0.wordClass == .mark || $0.has(lexicon.known.stop) || $0.has(lexicon.known.post)
          || $0.has(lexicon.known.partyBody)
      }) ?? true,
      let full = lexicon.entry(of: "办事处".scalarValues[...])
    else { return nil }
    let office = Token(
      start: next.start, end: next.end, entry: -1, wordClass: .noun, isDivision: false,
      isSettlement: false, classes: full.classes)
    return (token, office)
  }

  private static let streetEnd: UInt32 = 0x9053  // 道
  private static let office: UInt32 = 0x529E  // 办

  // 党委书记 is a body and a post.
  private func posted(_ token: Token, _ text: [UInt32]) -> (Token, Token)? {
    guard isPlainCompound(token) else { return nil }
    // 公安局长
    if let parts = led(from: Int(token.start), to: Int(token.end), text) { return parts }
    for cut in 2...token.count - 2 {
      guard let head = word(text, Int(token.start), Int(token.start) + cut),
        head.has(lexicon.known.organizationHead),
        let post = word(text, Int(token.start) + cut, Int(token.end)), post.has(lexicon.known.post)
      else { continue }
      return (head, post)
    }
    return nil
  }

  // 我校, 该局, 本村: the word that points, and the kind of body or place.
  private func pointed(_ token: Token, _ text: [UInt32]) -> (Token, Token)? {
    guard token.count == 2, Self.pointers.contains(text[Int(token.start)]),
      Self.kinds.contains(text[Int(token.end) - 1]), !token.isDivision,
      let pointer = word(text, Int(token.start), Int(token.end) - 1),
      let kind = word(text, Int(token.end) - 1, Int(token.end))
    else { return nil }
    // 行 is a bank only here.
    if text[Int(kind.start)] == Self.bank, let full = lexicon.entry(of: "银行".scalarValues[...]) {
      let bank = Token(
        start: kind.start, end: kind.end, entry: -1, wordClass: .noun, isDivision: false,
        isSettlement: false, classes: full.classes)
      return (pointer, bank)
    }
    return (pointer, kind)
  }

  private static let pointers = PointingWords.pointers
  private static let kinds: CharacterSet = "所局校院村镇乡行"
  private static let bank: UInt32 = 0x884C  // 行

  // 主|任何|敏, 会|长孙|德, 所|长江|涛: the word gives its first character to the post and its second to a surname.
  private func surnamed(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard let next, token.count == 1, next.count == 2, next.start == token.end,
      Self.postEnds.contains(text[Int(next.start)]),
      let post = word(text, Int(token.start), Int(next.start) + 1), post.has(lexicon.known.post),
      lexicon.persons.surnameLength(text, at: Int(next.end) - 1) != nil,
      let surname = word(text, Int(next.end) - 1, Int(next.end))
    else { return nil }
    return (post, surname)
  }

  private static let postEnds: CharacterSet = "长任记员"

  // 公安局 + 长, 公安 + 局长: the head of a body is half of its leader's post.
  private func headed(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard let next, next.start == token.end, next.count == 1 || next.has(lexicon.known.post),
      next.count <= 2
    else { return nil }
    return led(from: Int(token.start), to: Int(next.end), text)
  }

  /// A body and the 长 who leads it.
  private func led(from start: Int, to end: Int, _ text: [UInt32]) -> (Token, Token)? {
    guard text[end - 1] == Self.leader, Self.led.contains(text[end - 2]),
      let head = word(text, start, end - 1), head.count >= 3,
      head.has(lexicon.known.organizationHead)
    else { return nil }
    let post = Token(
      start: Int32(end - 1), end: Int32(end), entry: -1, wordClass: .noun, isDivision: false,
      isSettlement: false, classes: lexicon.known.post)
    return (head, post)
  }

  // 情指中心|和政|办: behind a body it joins another, whatever county is called so.
  private func joinedBy(_ token: Token, _ before: Token?, _ next: Token?, _ text: [UInt32]) -> (
    Token, Token
  )? {
    guard token.isDivision, token.count == 2, let before, before.end == token.start,
      before.has(lexicon.known.organizationHead)
        // 驻区单位|和县|人社局
        || (before.wordClass == .noun || before.wordClass == .unknown) && !before.isDivision
          && next?.start == token.end
          && next?.has(lexicon.known.localBody) ?? false,
      let mark = word(text, Int(token.start), Int(token.start) + 1),
      mark.has(lexicon.known.coordinator), let rest = word(text, Int(mark.end), Int(token.end))
    else { return nil }
    return (mark, rest)
  }

  // 兴隆台|分局社区|警务|大队: some community is called so, here a bureau's name ends.
  private func headBefore(_ token: Token, _ before: Token?, _ next: Token?, _ text: [UInt32]) -> (
    Token, Token
  )? {
    guard token.isSettlement, token.count == 4, let before, before.end == token.start,
      let next, next.start == token.end, next.has(lexicon.known.inner),
      let head = word(text, Int(token.start), Int(token.start) + 2),
      head.has(lexicon.known.organizationHead), head.has(lexicon.known.stateBody),
      let kind = word(text, Int(token.start) + 2, Int(token.end))
    else { return nil }
    return (head, kind)
  }

  // 法院|会同县|妇联: behind a body it is a verb, whatever county is called so. 先|和县|人民医院
  private func joining(_ token: Token, _ before: Token?, _ text: [UInt32]) -> (Token, Token)? {
    if token.isDivision, token.count == 2, let before, before.end == token.start,
      before.wordClass == .adverb, text[Int(token.start)] == CharacterClass.and,
      let and = word(text, Int(token.start), Int(token.start) + 1),
      let level = word(text, Int(token.end) - 1, Int(token.end))
    {
      return (and, level)
    }
    guard token.isDivision || token.isSettlement, token.count == 3, let before,
      before.end == token.start,
      let verb = word(text, Int(token.start), Int(token.end) - 1),
      verb.has(lexicon.known.joining),
      let level = word(text, Int(token.end) - 1, Int(token.end)),
      before.has(lexicon.known.organizationHead)
        || token.isDivision && !isNearby(token, text)
          && (before.wordClass == .adverb || text[Int(before.start)] == CharacterClass.comma)
    else { return nil }
    return (verb, level)
  }

  /// Whether the text names the city or the province in which a division lies.
  private func isNearby(_ token: Token, _ text: [UInt32]) -> Bool {
    let gazetteer = lexicon.gazetteer
    return lexicon.divisions(of: token).contains { id in
      var outer = gazetteer.divisions[Int(id)].parent
      while outer >= 0 {
        let division = gazetteer.divisions[Int(outer)]
        let names = ([division.name] + division.shortForms).map(\.scalarValues)
        let isNamed = text.indices.contains { at in
          names.contains { text[at...].starts(with: $0) }
        }
        if isNamed { return true }
        outer = division.parent
      }
      return false
    }
  }

  // 治安|大队长: who leads a unit that is named before.
  private func commanded(_ token: Token, _ before: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard token.count == 3, text[Int(token.start) + 1] == Self.team,
      text[Int(token.end) - 1] == Self.leader, token.has(lexicon.known.post),
      let before, before.end == token.start, before.count > 1, before.has(lexicon.known.inner),
      let unit = word(text, Int(token.start), Int(token.end) - 1),
      unit.has(lexicon.known.organizationHead)
    else { return nil }
    let post = Token(
      start: token.end - 1, end: token.end, entry: -1, wordClass: .noun, isDivision: false,
      isSettlement: false, classes: lexicon.known.post)
    return (unit, post)
  }

  private static let team: UInt32 = 0x961F  // 队
  private static let leader: UInt32 = 0x957F  // 长
  private static let led: CharacterSet = "局所院校站处科部队连会室组"

  // 十五大 + 队: a team's number.
  private func numbered(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard let next, next.count == 1, next.start == token.end, token.count > 1,
      text[Int(next.start)] == Self.team, text[Int(token.end) - 1] == Self.large,
      CharacterClass.isNumeral(text[Int(token.start)]),
      let number = word(text, Int(token.start), Int(token.end) - 1),
      let team = word(text, Int(token.end) - 1, Int(next.end))
    else { return nil }
    return (number, team)
  }

  private static let large: UInt32 = 0x5927  // 大

  // 青岛市 + 南
  private func shifted(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard token.isDivision, token.count >= 3, let next, next.start == token.end, next.count == 1
    else { return nil }
    let ids = lexicon.divisions(of: token)
    let cut = Int(token.end) - 1
    guard let inner = word(text, cut, Int(next.end)), inner.entry >= 0 else { return nil }
    let lies = lexicon.divisions(of: inner).contains { c in
      ids.contains { lexicon.gazetteer.contains($0, c) && $0 != c }
    }
    guard lies, let outer = word(text, Int(token.start), cut), outer.isDivision else {
      return nil
    }
    return (outer, inner)
  }

  // 工程学院 and 湖北省委 end with the head of a name that opens further left, or with a division.
  private func hidden(_ token: Token, _ text: [UInt32]) -> (Token, Token)? {
    guard isPlainCompound(token), !token.isDivision,
      token.wordClass == .body || token.wordClass == .noun || token.wordClass == .phrase
    else { return nil }
    for length in stride(from: token.count - 2, through: 2, by: -1) {
      let cut = Int(token.end) - length
      guard let head = word(text, cut, Int(token.end)),
        head.has(lexicon.known.organizationHead)
      else { continue }
      guard let stem = word(text, Int(token.start), cut) else { return nil }
      let isPlain =
        stem.wordClass == .noun || stem.wordClass == .verbalNoun || stem.wordClass == .verb
      return isPlain && !stem.isDivision || head.has(lexicon.known.localBody) && stem.isDivision
        ? (stem, head) : nil
    }
    return nil
  }

  private func word(_ text: [UInt32], _ start: Int, _ end: Int) -> Token? {
    let entry = lexicon.trie.find(text[start..<end])
    return entry >= 0 ? lexicon.token(start, end, entry: entry) : nil
  }
}
