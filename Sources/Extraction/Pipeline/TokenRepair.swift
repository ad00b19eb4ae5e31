/// Cuts words again where the division before them claims their first character: 耒阳|市委 is 耒阳市|委, and
/// 青岛市|南|公安 is 青岛|市南|公安.
struct TokenRepair {
  let lexicon: Lexicon

  func callAsFunction(_ tokens: [Token], _ text: [UInt32]) -> [Token] {
    var result: [Token] = []
    /// The words up to here are in the result, where it is not empty.
    var done = 0
    var index = 0
    while index < tokens.count {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      guard let (first, second) = cut(tokens[index], next, text) else {
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

  /// The two words that take the place of a word, or of it and the next one.
  private func cut(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    joined(token, next, text) ?? posted(token, text) ?? headed(token, next, text)
      ?? shifted(token, next, text) ?? hidden(token, text)
  }

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

  // 党委书记 is a body and a post.
  private func posted(_ token: Token, _ text: [UInt32]) -> (Token, Token)? {
    guard token.count >= 4, token.entry >= 0, token.classes.isEmpty else { return nil }
    for cut in 2...token.count - 2 {
      guard let head = word(text, Int(token.start), Int(token.start) + cut),
        head.has(lexicon.known.organizationHead),
        let post = word(text, Int(token.start) + cut, Int(token.end)), post.has(lexicon.known.post)
      else { continue }
      return (head, post)
    }
    return nil
  }

  // 公安局 + 长, 公安 + 局长: the head of a body is half of its leader's post.
  private func headed(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard let next, next.start == token.end, next.count == 1 || next.has(lexicon.known.post),
      next.count <= 2, text[Int(next.end) - 1] == Self.leader,
      let head = word(text, Int(token.start), Int(next.end) - 1), head.count >= 3,
      head.has(lexicon.known.organizationHead), Self.led.contains(text[Int(next.end) - 2])
    else { return nil }
    let post = Token(
      start: next.end - 1, end: next.end, entry: -1, wordClass: .noun, isDivision: false,
      isSettlement: false, classes: lexicon.known.post)
    return (head, post)
  }

  private static let leader: UInt32 = 0x957F  // 长
  private static let led: CharacterSet = "局所院校站处科"

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
    guard token.count >= 4, token.entry >= 0, token.classes.isEmpty, !token.isDivision,
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
