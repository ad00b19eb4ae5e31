/// Reads years and dates out of a stretch of text.
enum Dates {
  /// The first year or month in a range: `2021`, `2021-07`; 今年 and 去年 by the document's year.
  static func date(in range: Range<Int>, tokens: [Token], text: CleanText, year: Int?) -> String? {
    let c = text.characters
    let end = min(range.upperBound + 1, c.count)
    var at = range.lowerBound
    while let found = c[min(at, end)..<end].firstIndex(of: Self.years) {
      if found >= range.lowerBound + 4, let value = number(c, found - 4, 4),
        (1900...2100).contains(value)
      {
        return "\(value)" + month(c, found + 1)
      }
      if found > range.lowerBound, found + 3 < end, let year,
        c[found - 1] == 0x4ECA || c[found - 1] == 0x53BB
      {
        return "\(c[found - 1] == 0x4ECA ? year : year - 1)" + month(c, found + 1)
      }
      at = found + 1
    }
    return nil
  }

  private static let years: UInt32 = 0x5E74  // 年

  private static func month(_ c: [UInt32], _ index: Int) -> String {
    for length in [2, 1] {
      if let value = number(c, index, length), index + length < c.count,
        c[index + length] == 0x6708,
        (1...12).contains(value)
      {
        return value < 10 ? "-0\(value)" : "-\(value)"
      }
    }
    return ""
  }

  private static func number(_ c: [UInt32], _ index: Int, _ length: Int) -> Int? {
    guard index + length <= c.count else { return nil }
    var value = 0
    for digit in c[index..<index + length] {
      guard CharacterClass.isDigit(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}
