/// Takes a head of several words apart: 综合指挥室 is 综合 and 指挥室.
///
/// After the name of what it belongs to, such a head is one word. Where nothing stands before it, its own first
/// words are what names it.
enum HeadParts {
  /// - Returns: The words before the shorter head, and that head; `nil` where the head is of one piece.
  static func split(_ head: Token, lexicon: Lexicon, text: [UInt32]) -> [Token]? {
    let known = lexicon.known
    guard head.count >= 4, !head.has(known.fullName), !head.has(known.ownName),
      !head.has(known.levelBody), head.has(known.functionalHead) || head.has(known.partyBody)
    else { return nil }
    for length in stride(from: head.count - 2, through: 1, by: -1) {
      let cut = Int(head.end) - length
      guard let entry = entry(lexicon, text[cut..<Int(head.end)]),
        lexicon.entries[entry].classes.meets(known.organizationHead)
      else { continue }
      guard length > 1 || head.has(known.functionalHead) else { return nil }
      let segmenter = Segmenter(lexicon: lexicon)
      var scratch = Segmenter.Scratch()
      let words = segmenter.tokens(text, Int(head.start)..<cut, scratch: &scratch)
      let last = lexicon.token(cut, Int(head.end), entry: Int32(entry))
      return words.contains { $0.entry < 0 } ? nil : words + [last]
    }
    return nil
  }

  private static func entry(_ lexicon: Lexicon, _ word: ArraySlice<UInt32>) -> Int? {
    let index = lexicon.trie.find(word)
    return index >= 0 ? Int(index) : nil
  }
}
