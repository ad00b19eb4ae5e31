/// Character references of HTML.
enum HTMLEntities {
  /// What the `&` at an index stands for: the reference decoded, or the `&` itself.
  static func decode(at start: Int, in markup: [UInt32]) -> (scalars: [UInt32], end: Int) {
    let limit = min(markup.count, start + 34)
    var index = start + 1
    guard index < limit else { return ([0x26], start + 1) }
    if markup[index] == 0x23 { return number(at: start, in: markup, limit: limit) }
    var name = ""
    while index < limit, let scalar = Unicode.Scalar(markup[index]), scalar.isASCII,
      scalar.properties.isAlphabetic || CharacterClass.isDigit(scalar.value)
    {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard let value = named[name] else { return ([0x26], start + 1) }
    let hasSemicolon = index < markup.count && markup[index] == 0x3B
    return ([value], hasSemicolon ? index + 1 : index)
  }

  private static func number(
    at start: Int, in markup: [UInt32], limit: Int
  ) -> (scalars: [UInt32], end: Int) {
    var index = start + 2
    let isHex = index < limit && markup[index] | 0x20 == 0x78
    if isHex { index += 1 }
    var value: UInt32 = 0
    let firstDigit = index
    while index < limit, let digit = digit(markup[index], isHex: isHex) {
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > firstDigit else { return ([0x26], start + 1) }
    if index < markup.count, markup[index] == 0x3B { index += 1 }
    if (0x80...0x9F).contains(value) { value = windows1252[Int(value - 0x80)] }
    let isScalar = value != 0 && Unicode.Scalar(value) != nil
    return ([isScalar ? value : 0xFFFD], index)
  }

  private static func digit(_ scalar: UInt32, isHex: Bool) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46 where isHex: scalar - 0x41 + 10
    case 0x61...0x66 where isHex: scalar - 0x61 + 10
    default: nil
    }
  }

  /// Pages write these control numbers and mean the characters of Windows-1252.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Those that Chinese pages use.
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ensp": 0x2002,
    "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D, "ldquo": 0x201C,
    "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A, "bdquo": 0x201E,
    "laquo": 0xAB, "raquo": 0xBB, "lsaquo": 0x2039, "rsaquo": 0x203A, "mdash": 0x2014,
    "ndash": 0x2013, "hellip": 0x2026, "middot": 0xB7, "bull": 0x2022, "copy": 0xA9, "reg": 0xAE,
    "trade": 0x2122, "deg": 0xB0, "times": 0xD7, "divide": 0xF7, "plusmn": 0xB1, "permil": 0x2030,
    "sect": 0xA7, "para": 0xB6, "yen": 0xA5, "pound": 0xA3, "euro": 0x20AC, "cent": 0xA2,
    "larr": 0x2190, "uarr": 0x2191, "rarr": 0x2192, "darr": 0x2193, "harr": 0x2194,
    "le": 0x2264, "ge": 0x2265, "ne": 0x2260, "asymp": 0x2248, "infin": 0x221E, "radic": 0x221A,
    "sup1": 0xB9, "sup2": 0xB2, "sup3": 0xB3, "frac12": 0xBD, "frac14": 0xBC, "frac34": 0xBE,
    "micro": 0xB5, "alpha": 0x3B1, "beta": 0x3B2, "pi": 0x3C0, "omega": 0x3C9, "Omega": 0x3A9,
    "shy": 0xAD, "iexcl": 0xA1, "iquest": 0xBF, "ordm": 0xBA, "ordf": 0xAA, "not": 0xAC,
    "prime": 0x2032, "Prime": 0x2033, "loz": 0x25CA, "spades": 0x2660, "clubs": 0x2663,
    "hearts": 0x2665, "diams": 0x2666, "oline": 0x203E, "minus": 0x2212, "lrm": 0x200E,
    "rlm": 0x200F, "tilde": 0x2DC, "circ": 0x2C6, "dagger": 0x2020, "Dagger": 0x2021,
  ]
}

/// The encoding that a page declares in `<meta charset=…>`.
enum HTMLCharset {
  static func declared(in bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(2048).map {
      $0 < 0x80 ? UInt32($0 | (0x41...0x5A ~= $0 ? 0x20 : 0)) : 0x20
    }
    let key = Array("charset".utf8).map(UInt32.init)
    for index in head.indices where head[index...].starts(with: key) {
      var position = index + key.count
      while position < head.count, [0x20, 0x3D, 0x22, 0x27].contains(head[position]) {
        position += 1
      }
      let label = head[position...].prefix { ![0x20, 0x22, 0x27, 0x3E, 0x3B, 0x2F].contains($0) }
      if let encoding = TextEncoding(label: label.string) { return encoding }
    }
    return nil
  }
}
