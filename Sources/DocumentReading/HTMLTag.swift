/// One tag or comment of an HTML page.
struct HTMLTag {
  enum Kind { case open, close, comment }

  var kind: Kind
  /// In lower case; empty for comments.
  var name = ""
  var closesItself = false
  private var attributeRange = 0..<0
  /// The index after the tag.
  var end: Int

  /// Reads the tag that starts with the `<` at an index; `nil` when it is only a `<`.
  init?(at start: Int, in markup: [UInt32]) {
    var index = start + 1
    guard index < markup.count else { return nil }
    if markup[index] == 0x21 || markup[index] == 0x3F {  // ! ?
      kind = .comment
      end = Self.endOfComment(start, in: markup)
      return
    }
    kind = markup[index] == 0x2F ? .close : .open
    if kind == .close { index += 1 }
    guard index < markup.count, (0x41...0x5A).contains(markup[index] & ~0x20) else { return nil }
    while index < markup.count, let letter = Self.nameLetter(markup[index]) {
      name.unicodeScalars.append(letter)
      index += 1
    }
    let attributesStart = index
    var quote: UInt32?
    while index < markup.count {
      let scalar = markup[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if (scalar == 0x22 || scalar == 0x27), index > 0, markup[index - 1] == 0x3D {
        quote = scalar
      } else if scalar == 0x3E {
        break
      }
      index += 1
    }
    // A quotation mark that never closes must not swallow the page: the tag ends at the first `>`.
    if index == markup.count {
      index = attributesStart
      while index < markup.count, markup[index] != 0x3E { index += 1 }
    }
    closesItself = index > attributesStart && index <= markup.count && markup[index - 1] == 0x2F
    attributeRange = attributesStart..<index
    end = min(index + 1, markup.count)
  }

  /// The values by name, entities decoded, names in lower case; the first of a name counts.
  func attributes(in markup: [UInt32]) -> [String: String] {
    var result: [String: String] = [:]
    var index = attributeRange.lowerBound
    let end = attributeRange.upperBound
    while index < end {
      var name = ""
      while index < end, let letter = Self.nameLetter(markup[index]) {
        name.unicodeScalars.append(letter)
        index += 1
      }
      guard !name.isEmpty else {
        index += 1
        continue
      }
      while index < end, CharacterClass.isSpace(markup[index]) { index += 1 }
      guard index < end, markup[index] == 0x3D else { continue }
      index += 1
      while index < end, CharacterClass.isSpace(markup[index]) { index += 1 }
      guard index < end else { break }
      let quote = markup[index] == 0x22 || markup[index] == 0x27 ? markup[index] : nil
      if quote != nil { index += 1 }
      var value: [UInt32] = []
      while index < end,
        quote.map({ markup[index] != $0 }) ?? !CharacterClass.isSpace(markup[index])
      {
        if markup[index] == 0x26 {
          let entity = HTMLEntities.decode(at: index, in: markup)
          value += entity.scalars
          index = entity.end
        } else {
          value.append(markup[index])
          index += 1
        }
      }
      index += 1
      if result[name] == nil { result[name] = value[...].string }
    }
    return result
  }

  /// The index after the close tag that matches an open one; `nil` when there is none.
  static func end(of name: String, after start: Int, in markup: [UInt32]) -> Int? {
    let isRaw = HTMLElements.raw.contains(name)
    var depth = 1
    var index = start
    while index < markup.count {
      guard markup[index] == 0x3C, let tag = HTMLTag(at: index, in: markup) else {
        index += 1
        continue
      }
      if isRaw, tag.kind != .close || tag.name != name {
        index += 1
        continue
      }
      if tag.name == name {
        if tag.kind == .open, !tag.closesItself { depth += 1 }
        if tag.kind == .close { depth -= 1 }
        if depth == 0 { return tag.end }
      }
      index = tag.end
    }
    return nil
  }

  private static func nameLetter(_ scalar: UInt32) -> Unicode.Scalar? {
    switch scalar {
    case 0x41...0x5A: Unicode.Scalar(scalar + 32)
    case 0x61...0x7A, 0x30...0x39, 0x2D, 0x3A, 0x5F: Unicode.Scalar(scalar)
    default: nil
    }
  }

  /// After `-->` of a comment, or after the first `>` of a declaration or an unclosed comment.
  private static func endOfComment(_ start: Int, in markup: [UInt32]) -> Int {
    let rest = markup[start...]
    if rest.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
      var index = start + 4
      while index + 2 < markup.count {
        if markup[index] == 0x2D, markup[index + 1] == 0x2D, markup[index + 2] == 0x3E {
          return index + 3
        }
        index += 1
      }
    }
    return rest.firstIndex(of: 0x3E).map { $0 + 1 } ?? markup.count
  }
}
