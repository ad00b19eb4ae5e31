/// Finds short forms that a document introduces: （以下简称“官桥所”）.
enum Introductions {
  /// - Returns: Each short form with the character at which the name ends that it stands for.
  static func find(in names: NameFinder, text: CleanText, context: DocumentContext)
    -> [(alias: [UInt32], targetEnd: Int)]
  {
    var result: [(alias: [UInt32], targetEnd: Int)] = []
    for (open, close) in context.closings.sorted(by: { $0.key < $1.key }) {
      guard text.characters[open] == CharacterClass.openBracket, names.ending[open] != nil else {
        continue
      }
      let length = DocumentContext.introductionLength(text.characters, at: open + 1)
      guard length > 0 else { continue }
      let inner = text.characters[open + 1 + length..<close].filter {
        $0 != CharacterClass.openQuote && $0 != CharacterClass.closeQuote
          && $0 != CharacterClass.colon
          && $0 != 0x4E3A  // 为
      }
      if (2...12).contains(inner.count) { result.append((Array(inner), open)) }
    }
    return result
  }
}
