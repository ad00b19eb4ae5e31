import Foundation

/// Finds out a text's encoding and decodes it.
///
/// A byte order mark decides; then valid UTF-8; then, among the encodings that read the bytes
/// without error, the one whose result holds most of the characters that are common in Chinese.
struct TextDecoder {
  /// What could not be decoded.
  struct Failure: Error, Hashable {
    var encoding: TextEncoding
    /// The first byte that is wrong, from the start of the file.
    var offset: Int
  }

  /// Preferred among encodings that fit equally well, as a page declares it.
  var hint: TextEncoding?

  func decode(_ bytes: [UInt8]) throws(Failure) -> (text: String, encoding: TextEncoding) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return (try Self.utf8(bytes, from: 3, as: .utf8WithMark), .utf8WithMark)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (try Self.utf16(bytes, from: 2, .utf16LittleEndian), .utf16LittleEndian)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (try Self.utf16(bytes, from: 2, .utf16BigEndian), .utf16BigEndian)
    }
    let hasZeros = bytes.withUnsafeBufferPointer { Zeros.stand(in: $0.prefix(4096)) }
    if !hasZeros, let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
    let firstInvalid = UTF8Scan.firstInvalid(in: bytes)
    if firstInvalid == nil, let found = try? bestGuess(bytes, among: Self.wide), found.score > 0.05
    {
      return (found.text, found.encoding)
    }
    guard let firstInvalid else { return (String(decoding: bytes, as: UTF8.self), .utf8) }
    // A damaged UTF-8 file still reads as UTF-8 for the most part; GB18030 would read it as nonsense.
    if UTF8Scan.share(in: bytes) > 0.8 { throw Failure(encoding: .utf8, offset: firstInvalid) }
    let found = try bestGuess(bytes, among: [.gb18030, .big5] + (hasZeros ? Self.wide : []))
    return (found.text, found.encoding)
  }

  private static let wide: [TextEncoding] = [.utf16LittleEndian, .utf16BigEndian]

  private func bestGuess(
    _ bytes: [UInt8], among encodings: [TextEncoding]
  ) throws(Failure) -> (text: String, encoding: TextEncoding, score: Double) {
    var best: (text: String, encoding: TextEncoding, score: Double)?
    var failure: Failure?
    for encoding in encodings {
      do {
        let text = try Self.decode(bytes, as: encoding)
        let score = CommonCharacters.share(in: text) + (encoding == hint ? 0.02 : 0)
        if best == nil || score > (best?.score ?? 0) { best = (text, encoding, score) }
      } catch {
        // The one that got farthest is most likely the right one, damaged.
        if error.offset > (failure?.offset ?? -1) { failure = error }
      }
    }
    guard let best else { throw failure ?? Failure(encoding: .utf8, offset: 0) }
    // What reads well up to one wrong byte is damaged, and another encoding's nonsense no way out.
    if let failure,
      let part = try? Self.decode(Array(bytes[..<failure.offset]), as: failure.encoding),
      CommonCharacters.share(in: part) > 0.1 + 2 * best.score
    {
      throw failure
    }
    return best
  }

  private static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding
  ) throws(Failure) -> String {
    switch encoding {
    case .utf8, .utf8WithMark: try utf8(bytes, from: 0, as: encoding)
    case .utf16LittleEndian, .utf16BigEndian: try utf16(bytes, from: 0, encoding)
    case .gb18030, .big5: try doubleByte(bytes, encoding)
    }
  }

  private static func utf8(
    _ bytes: [UInt8], from start: Int, as encoding: TextEncoding
  ) throws(Failure) -> String {
    if let offset = UTF8Scan.firstInvalid(in: bytes) {
      throw Failure(encoding: encoding, offset: offset)
    }
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  private static func utf16(
    _ bytes: [UInt8], from start: Int, _ encoding: TextEncoding
  ) throws(Failure) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    let low = encoding == .utf16LittleEndian ? 0 : 1
    var index = start
    while index + 1 < bytes.count {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
      index += 2
    }
    if index < bytes.count { throw Failure(encoding: encoding, offset: index) }
    var position = 0
    while position < units.count {
      let unit = units[position]
      let isPair =
        UTF16.isLeadSurrogate(unit) && position + 1 < units.count
        && UTF16.isTrailSurrogate(units[position + 1])
      if (0xD800...0xDFFF).contains(unit), !isPair {
        throw Failure(encoding: encoding, offset: start + position * 2)
      }
      position += isPair ? 2 : 1
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// GB18030 and Big5, by Foundation's tables, which tell only whether the whole could be read.
  private static func doubleByte(
    _ bytes: [UInt8], _ encoding: TextEncoding
  ) throws(Failure) -> String {
    let code: UInt = encoding == .gb18030 ? 0x8000_0632 : 0x8000_0A03
    func text(_ part: ArraySlice<UInt8>) -> String? {
      String(data: Data(part), encoding: String.Encoding(rawValue: code))
    }
    let isWhole = structureFailure(in: bytes, encoding) == nil
    if isWhole, let text = text(bytes[...]) {
      return text.unicodeScalars.first == "\u{FEFF}"
        ? String(text.unicodeScalars.dropFirst()) : text
    }
    // Where: the first character that does not read by itself.
    var index = 0
    while index < bytes.count {
      let length = characterLength(at: index, in: bytes, encoding)
      guard let length, index + length <= bytes.count,
        length == 1 || text(bytes[index..<index + length]) != nil
      else { break }
      index += length
    }
    throw Failure(encoding: encoding, offset: min(index, max(bytes.count - 1, 0)))
  }

  /// Where the bytes do not follow the encoding's pattern of lead and trail bytes.
  private static func structureFailure(in bytes: [UInt8], _ encoding: TextEncoding) -> Int? {
    var index = 0
    while index < bytes.count {
      guard let length = characterLength(at: index, in: bytes, encoding),
        index + length <= bytes.count
      else { return index }
      index += length
    }
    return nil
  }

  private static func characterLength(
    at index: Int, in bytes: [UInt8], _ encoding: TextEncoding
  ) -> Int? {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    guard lead != 0x80, lead != 0xFF, index + 1 < bytes.count else { return nil }
    if encoding == .gb18030, (0x30...0x39).contains(bytes[index + 1]) { return 4 }
    return bytes[index + 1] >= 0x40 ? 2 : nil
  }
}

/// Looks at bytes as UTF-8.
enum UTF8Scan {
  /// The first byte that cannot stand where it stands in UTF-8; `nil` when all is well.
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = sequenceLength(at: index, in: bytes)
        if length == 0 { return index }
        index += length
      }
      return nil
    }
  }

  /// How much of the bytes above ASCII stands in valid sequences, 0 to 1.
  static func share(in bytes: [UInt8]) -> Double {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      var valid = 0
      var high = 0
      while index < bytes.count {
        let length = sequenceLength(at: index, in: bytes)
        if length > 1 { valid += length }
        if bytes[index] >= 0x80 { high += max(length, 1) }
        index += max(length, 1)
      }
      return high == 0 ? 1 : Double(valid) / Double(high)
    }
  }

  /// The length of the valid sequence that starts here, 0 when there is none.
  private static func sequenceLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// The characters that make up a good part of any Chinese text, in both scripts.
enum CommonCharacters {
  private static let set = Set(
    """
    的一是在不了有和人中大上个国以要时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方\
    后多定行学法所民得经社区党派警务公安服群众村街道政法治理建设共建联支部书记员长市县局院银居为与全新\
    這個國為時來們對發會動過說產種後學經區黨務眾縣長書記員設聯與體進現開實關點從當沒還間問題應門總，。、
    """.unicodeScalars.map(\.value))

  /// How much of the text above ASCII they make up, 0 to 1; 0 for a text without any.
  static func share(in text: String) -> Double {
    var common = 0
    var all = 0
    for scalar in text.unicodeScalars.prefix(20_000) where scalar.value >= 0x80 {
      all += 1
      if set.contains(scalar.value) { common += 1 }
    }
    return all == 0 ? 0 : Double(common) / Double(all)
  }
}

/// Zero bytes, which texts of one byte or more for each character do not have.
enum Zeros {
  /// - Complexity: O(bytes), many of them at once: the least byte is looked for, and no place where to stop.
  static func stand(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var least: UInt8 = 0xFF
    for byte in UnsafeBufferPointer(rebasing: bytes) { least = min(least, byte) }
    return least == 0
  }
}
