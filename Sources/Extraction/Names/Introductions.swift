/// Finds short forms that a document introduces: （以下简称“官桥所”）.
enum Introductions {
  /// - Returns: Each short form with the character at which the name ends that it stands for.
  static func find(in names: NameFinder, text: CleanText, context: DocumentContext)
    -> [(alias: [UInt32], targetEnd: Int)]
  {
    var result: [(alias: [UInt32], targetEnd: Int)] = []
    for (open, close) in context.pairs.sorted(by: { $0.open < $1.open }) {
      guard text.characters[open] == CharacterClass.openBracket,
        let end = nameEnd(open, names, context)
      else { continue }
      let length = DocumentContext.introductionLength(text.characters, at: open + 1)
      guard length > 0 || isSecondName(open + 1..<close, of: end, names, text) else { continue }
      let inner = text.characters[open + 1 + length..<close].filter {
        $0 != CharacterClass.openQuote && $0 != CharacterClass.closeQuote
          && $0 != CharacterClass.colon
          && $0 != 0x4E3A  // 为
      }
      if (2...12).contains(inner.count) { result.append((Array(inner), end)) }
    }
    return result
  }

  /// Where the name ends that a bracket explains; another bracket may stand between: 青山区分局（钢城分局）（以下简称…）.
  private static func nameEnd(_ open: Int, _ names: NameFinder, _ context: DocumentContext) -> Int?
  {
    if open > 0, let before = context.opening(closedAt: open - 1) {
      return names.ending[before] == nil ? nil : before
    }
    return names.ending[open] == nil ? nil : open
  }

  // 青山区分局（钢城分局）: a bracket that holds nothing but another name of the same kind.
  private static func isSecondName(
    _ inner: Range<Int>, of end: Int, _ names: NameFinder, _ text: CleanText
  ) -> Bool {
    guard let before = names.ending[end], names.mentions[before].label == .organization,
      (4...10).contains(inner.count),
      inner.allSatisfy({ CharacterClass.isHan(text.characters[$0]) })
    else { return false }
    let head = text.characters[names.mentions[before].headStart..<end]
    return head.count < inner.count && text.characters[inner].suffix(head.count).elementsEqual(head)
  }
}
