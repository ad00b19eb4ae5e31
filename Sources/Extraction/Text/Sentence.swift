/// A sentence of a clean text, with its clauses.
package struct Sentence: Sendable {
  /// Where it stands in the clean text, its final mark included.
  package let range: Range<Int>
  /// The number of its paragraph, from 0.
  package let paragraph: Int
  /// Stands alone on its line without a final mark, as headings and list items do.
  package let isHeading: Bool
}

/// Cuts a clean text into sentences.
enum SentenceSplitter {
  /// - Returns: Sentences in order; every character but the line breaks is in one of them.
  /// - Complexity: O(characters).
  static func split(_ text: CleanText) -> [Sentence] {
    var result: [Sentence] = []
    var start = 0
    var paragraph = 0
    var isFirst = true
    let c = text.characters
    func close(_ end: Int, atLineEnd: Bool) {
      defer { start = end }
      guard end > start else { return }
      result.append(
        Sentence(range: start..<end, paragraph: paragraph, isHeading: isFirst && atLineEnd))
      isFirst = false
    }
    var index = 0
    while true {
      index = c.withUnsafeBufferPointer { c in
        var index = index
        while index < c.count, CharacterClass.isCommonHan(c[index]) { index += 1 }
        return index
      }
      if index == c.count { break }
      if c[index] == CharacterClass.newline {
        close(index, atLineEnd: true)
        start = index + 1
        paragraph += 1
        isFirst = true
      } else if CharacterClass.isTerminal(c[index]) {
        var end = index + 1
        // The marks that close what the sentence opened belong to it.
        while end < c.count,
          c[end] == CharacterClass.closeQuote || c[end] == CharacterClass.closeBracket
            || CharacterClass.isTerminal(c[end])
        { end += 1 }
        close(end, atLineEnd: false)
        index = end
        continue
      }
      index += 1
    }
    close(c.count, atLineEnd: true)
    return result
  }
}
