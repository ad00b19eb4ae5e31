/// Cuts words again where the division before them claims their first character: 耒阳|市委 is 耒阳市|委, and
/// 青岛市|南|公安 is 青岛|市南|公安.
struct TokenRepair {
  let lexicon: Lexicon

  func callAsFunction(_ tokens: [Token], _ text: [UInt32]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if let (first, second) = joined(token, next(tokens, index), text) {
        result += [first, second]
        index += 2
      } else if let (first, second) = posted(token, text) {
        result += [first, second]
        index += 1
      } else if let (first, second) = shifted(token, next(tokens, index), text) {
        result += [first, second]
        index += 2
      } else {
        result.append(token)
        index += 1
      }
    }
    return result
  }

  private func next(_ tokens: [Token], _ index: Int) -> Token? {
    index + 1 < tokens.count ? tokens[index + 1] : nil
  }

  private func divisions(_ token: Token) -> ArraySlice<Int32> {
    guard token.entry >= 0 else { return [] }
    let range = lexicon.entries[Int(token.entry)].divisions
    return lexicon.divisionLists[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  // 耒阳 + 市委
  private func joined(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard let next, next.count >= 2, next.start == token.end,
      next.has(lexicon.known.organizationHead),
      !divisions(token).isEmpty
    else { return nil }
    let full = Array(text[Int(token.start)...Int(next.start)])
    let entry = lexicon.trie.find(full)
    guard entry >= 0, !lexicon.entries[Int(entry)].divisions.isEmpty else { return nil }
    guard let rest = word(text, Int(next.start) + 1, Int(next.end)) else { return nil }
    return (made(Int(token.start), Int(next.start) + 1, entry), rest)
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

  // 青岛市 + 南
  private func shifted(_ token: Token, _ next: Token?, _ text: [UInt32]) -> (Token, Token)? {
    guard token.count >= 3, let next, next.start == token.end, next.count == 1 else { return nil }
    let ids = divisions(token)
    guard !ids.isEmpty else { return nil }
    let cut = Int(token.end) - 1
    guard let inner = word(text, cut, Int(next.end)), inner.entry >= 0 else { return nil }
    let lies = divisions(inner).contains { c in
      ids.contains { lexicon.gazetteer.contains($0, c) && $0 != c }
    }
    guard lies, let outer = word(text, Int(token.start), cut), !divisions(outer).isEmpty else {
      return nil
    }
    return (outer, inner)
  }

  private func word(_ text: [UInt32], _ start: Int, _ end: Int) -> Token? {
    let entry = lexicon.trie.find(text[start..<end])
    return entry >= 0 ? made(start, end, entry) : nil
  }

  private func made(_ start: Int, _ end: Int, _ entry: Int32) -> Token {
    let known = lexicon.entries[Int(entry)]
    return Token(
      start: Int32(start), end: Int32(end), entry: entry, wordClass: known.wordClass,
      classes: known.classes)
  }
}
