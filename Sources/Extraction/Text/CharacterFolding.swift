/// Maps characters to the one form that lexicons and rules are written in: simplified characters, full-width
/// punctuation, “ ” as the only quotation marks. One character stays one character.
package struct CharacterFolding: Sendable {
  private var table: [UInt16]

  /// - Parameter pairs: A traditional character and its simplified form.
  init(pairs: [(UInt32, UInt32)]) {
    table = (0...UInt32(UInt16.max)).map { UInt16($0) }
    for (from, to) in pairs where from <= 0xFFFF && to <= 0xFFFF { table[Int(from)] = UInt16(to) }
    for (from, to) in Self.marks {
      for (f, t) in zip(from.unicodeScalars, to.unicodeScalars) {
        table[Int(f.value)] = UInt16(t.value)
      }
    }
    for wide in UInt32(0xFF10)...0xFF19 { table[Int(wide)] = UInt16(wide - 0xFEE0) }
    for wide in UInt32(0xFF21)...0xFF3A { table[Int(wide)] = UInt16(wide - 0xFEE0) }
    for wide in UInt32(0xFF41)...0xFF5A { table[Int(wide)] = UInt16(wide - 0xFEE0) }
  }

  @inline(__always)
  func callAsFunction(_ c: UInt32) -> UInt32 { c <= 0xFFFF ? UInt32(table[Int(c)]) : c }

  /// Folds a word of a lexicon.
  func fold(_ word: [UInt32]) -> [UInt32] { word.map { self($0) } }

  private static let marks: [(String, String)] = [
    (",;:!?()", "，；：！？（）"),
    ("「」『』‘’＂｢｣", "“”“”“”\"“”"),
    ("〈〉＜＞【】〔〕［］", "《》《》［］（）［］"),
    ("•‧・●﹒", "·····"), ("｡", "。"), ("﹐﹑", "，、"), ("－–—―─", "-————"), ("～", "~"), ("＋", "+"),
    ("丨｜", "||"),
  ]
}
