/// Reads XML 1.0 in UTF-8, event by event, without validation.
///
/// Safe on hostile input: nothing is fetched, a document type that declares anything is refused,
/// only the five predefined entities are known, nesting is limited. Name prefixes are dropped.
struct XMLReader {
  enum Event: Hashable {
    case start(name: String, attributes: [String: String])
    case end(name: String)
    /// Between two tags; several may follow one another.
    case text(String)
  }

  /// Levels of elements.
  static let depthLimit = 256

  private let bytes: [UInt8]
  private var position = 0
  private var open: [String] = []
  /// An empty element's end, still to be told.
  private var pendingEnd: String?
  private var sawRoot = false

  init(_ bytes: [UInt8]) throws(ImportError) {
    self.bytes = bytes
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw ImportError("the file is in UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard bytes.contains(where: { $0 > 0x20 }) else { throw ImportError("the file is empty") }
  }

  /// `nil` at the end of the document.
  mutating func next() throws(ImportError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name: name)
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        if let text = try text() { return .text(text) }
      } else if skip("<!--") {
        try skip(past: "-->", of: "comment")
      } else if skip("<![CDATA[") {
        return .text(try characterData())
      } else if skip("<?xml ") {
        try declaration()
      } else if skip("<?") {
        try skip(past: "?>", of: "processing instruction")
      } else if skip("<!DOCTYPE") {
        try documentType()
      } else if skip("</") {
        return try endTag()
      } else {
        return try startTag()
      }
    }
    if let name = open.last { throw failure("the file ends inside of <\(name)>") }
    guard sawRoot else { throw failure("there is no element") }
    return nil
  }

  /// An error where the reader stands.
  func failure(_ message: String) -> ImportError {
    var line = 1
    var lineStart = 0
    for (offset, byte) in bytes[..<min(position, bytes.count)].enumerated() where byte == 0x0A {
      line += 1
      lineStart = offset + 1
    }
    return ImportError(message, line: line, column: position - lineStart + 1)
  }

  // MARK: Markup

  private mutating func skip(_ text: StaticString) -> Bool {
    let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if matches { position += text.utf8CodeUnitCount }
    return matches
  }

  private mutating func skip(past end: StaticString, of what: String) throws(ImportError) {
    while position < bytes.count {
      if skip(end) { return }
      position += 1
    }
    throw failure("the \(what) has no end")
  }

  private mutating func declaration() throws(ImportError) {
    let start = position
    try skip(past: "?>", of: "XML declaration")
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let encoding = text.lowercased().split(separator: "encoding").dropFirst().first else {
      return
    }
    let name = encoding.drop { "= \"'\n\t".contains($0) }.prefix { !"\"' ?".contains($0) }
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(String(name)) else {
      throw failure("the file is in '\(name)'; save it as UTF-8")
    }
  }

  private mutating func documentType() throws(ImportError) {
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if bytes[position] == UInt8(ascii: "[") {
        throw failure("a document type with declarations is not read; remove it")
      }
      position += 1
    }
    guard skip(">") else { throw failure("the document type has no end") }
  }

  private mutating func endTag() throws(ImportError) -> Event {
    let name = try self.name()
    skipSpace()
    guard skip(">") else { throw failure("'>' should stand here") }
    guard let expected = open.popLast() else { throw failure("nothing is open for </\(name)>") }
    guard expected == name else { throw failure("</\(expected)> should stand here") }
    return .end(name: name)
  }

  private mutating func startTag() throws(ImportError) -> Event {
    if open.isEmpty && sawRoot { throw failure("nothing may follow the root element") }
    position += 1
    let name = try self.name()
    var attributes: [String: String] = [:]
    while true {
      let spaced = skipSpace()
      if skip("/>") {
        pendingEnd = name
        break
      }
      if skip(">") {
        open.append(name)
        guard open.count <= XMLReader.depthLimit else {
          throw failure("nested more than \(XMLReader.depthLimit) levels deep")
        }
        break
      }
      guard spaced else { throw failure("a space, '>' or '/>' should stand here") }
      let attribute = try self.name()
      skipSpace()
      guard skip("=") else { throw failure("'=' should stand here") }
      skipSpace()
      let value = try attributeValue()
      guard attributes.updateValue(value, forKey: attribute) == nil else {
        throw failure("the attribute '\(attribute)' stands twice in <\(name)>")
      }
    }
    sawRoot = true
    return .start(name: name, attributes: attributes)
  }

  /// A name without its prefix.
  private mutating func name() throws(ImportError) -> String {
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= 0x20 || "/>=<\"'&".utf8.contains(byte) { break }
      position += 1
      if byte == UInt8(ascii: ":") { start = position }
    }
    guard position > start,
      let name = String(validating: bytes[start..<position], as: UTF8.self)
    else { throw failure("a name should stand here") }
    return name
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position > start
  }

  // MARK: Text

  private mutating func attributeValue() throws(ImportError) -> String {
    guard position < bytes.count, [0x22, 0x27].contains(bytes[position]) else {
      throw failure("a value in quotes should stand here")
    }
    let quote = bytes[position]
    position += 1
    var content: [UInt8] = []
    while position < bytes.count, bytes[position] != quote {
      switch bytes[position] {
      case UInt8(ascii: "<"): throw failure("'<' must be written '&lt;' in a value")
      case UInt8(ascii: "&"): try reference(into: &content)
      case 0x09, 0x0A, 0x0D:
        content.append(0x20)
        position += bytes[position...].starts(with: [0x0D, 0x0A]) ? 2 : 1
      default:
        content.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else { throw failure("the value has no closing quote") }
    position += 1
    return try validated(content)
  }

  /// `nil` for space outside of the root element.
  private mutating func text() throws(ImportError) -> String? {
    var content: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
      if bytes[position] == UInt8(ascii: "&") {
        try reference(into: &content)
      } else {
        appendCharacter(to: &content)
      }
    }
    if open.isEmpty {
      guard content.allSatisfy({ $0 <= 0x20 }) else {
        throw failure("text may not stand outside of the root element")
      }
      return nil
    }
    return try validated(content)
  }

  private mutating func characterData() throws(ImportError) -> String {
    var content: [UInt8] = []
    while position < bytes.count {
      if skip("]]>") { return try validated(content) }
      appendCharacter(to: &content)
    }
    throw failure("the CDATA section has no end")
  }

  /// One byte as it stands, line ends as `\n`.
  private mutating func appendCharacter(to content: inout [UInt8]) {
    if bytes[position] == 0x0D {
      content.append(0x0A)
      position += bytes[position...].starts(with: [0x0D, 0x0A]) ? 2 : 1
    } else {
      content.append(bytes[position])
      position += 1
    }
  }

  private func validated(_ content: [UInt8]) throws(ImportError) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw failure("the text before this place is not valid UTF-8")
    }
    return text
  }

  private mutating func reference(into content: inout [UInt8]) throws(ImportError) {
    let start = position
    guard
      let end = bytes[position...].prefix(40).firstIndex(of: UInt8(ascii: ";"))
    else { throw failure("'&' must be written '&amp;'") }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let scalar: Unicode.Scalar?
    switch name {
    case "amp": scalar = "&"
    case "lt": scalar = "<"
    case "gt": scalar = ">"
    case "quot": scalar = "\""
    case "apos": scalar = "'"
    case _ where name.hasPrefix("#x"):
      scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where name.hasPrefix("#"):
      scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: throw failure("the entity '&\(name);' is not known")
    }
    guard let scalar, scalar.value != 0 else {
      throw failure("'&\(name);' stands for no character")
    }
    content.append(contentsOf: UTF8.encode(scalar) ?? .init())
    position = end + 1
  }
}
