/// Reads a table cell as a value.
package struct WrittenValueReader {
  package struct Failure: Error, CustomStringConvertible {
    package var text: String
    package var description: String { "the cell '\(text)' is no value" }
  }

  private let text: String
  private let characters: [Character]
  private var index = 0

  package static func read(_ text: String) throws(Failure) -> WrittenValue {
    var reader = WrittenValueReader(text: text, characters: Array(text))
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.index == reader.characters.count else { throw reader.failure }
    return value
  }

  private init(text: String, characters: [Character]) {
    self.text = text
    self.characters = characters
  }

  private var failure: Failure { Failure(text: text) }

  // MARK: Characters

  private mutating func skipBlanks() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }

  private mutating func peek() -> Character? {
    skipBlanks()
    return index < characters.count ? characters[index] : nil
  }

  private mutating func accept(_ expected: String) -> Bool {
    skipBlanks()
    let end = index + expected.count
    guard end <= characters.count, Array(expected) == Array(characters[index..<end]) else {
      return false
    }
    index = end
    return true
  }

  private mutating func expect(_ expected: String) throws(Failure) {
    guard accept(expected) else { throw failure }
  }

  private mutating func word(_ isPart: (Character) -> Bool) -> String {
    skipBlanks()
    let start = index
    while index < characters.count, isPart(characters[index]) { index += 1 }
    return String(characters[start..<index])
  }

  // MARK: Values

  private mutating func value() throws(Failure) -> WrittenValue {
    switch peek() {
    case "'": return .string(try string())
    case "[": return try listOrRelationship()
    case "{": return .map(try map())
    case "(": return try node()
    case "<": return try path()
    default: return try wordOrNumber()
    }
  }

  private mutating func wordOrNumber() throws(Failure) -> WrittenValue {
    let word = word { !",]}|:".contains($0) && !$0.isWhitespace }
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "NaN": return .float(.nan)
    case "Inf": return .float(.infinity)
    case "-Inf": return .float(-.infinity)
    default:
      if let integer = Int64(word) { return .integer(integer) }
      guard let float = Double(word) else { throw failure }
      return .float(float)
    }
  }

  private mutating func string() throws(Failure) -> String {
    try expect("'")
    var content = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "'": return content
      case "\\" where index < characters.count && "'\\".contains(characters[index]):
        content.append(characters[index])
        index += 1
      default: content.append(character)
      }
    }
    throw failure
  }

  private mutating func listOrRelationship() throws(Failure) -> WrittenValue {
    try expect("[")
    if accept(":") {
      let type = word { $0 != "]" && $0 != "{" && !$0.isWhitespace }
      let properties = peek() == "{" ? try map() : [:]
      try expect("]")
      return .relationship(type: type, properties: properties)
    }
    var elements: [WrittenValue] = []
    if accept("]") { return .list([]) }
    repeat { elements.append(try value()) } while accept(",")
    try expect("]")
    return .list(elements)
  }

  private mutating func map() throws(Failure) -> [String: WrittenValue] {
    try expect("{")
    var entries: [String: WrittenValue] = [:]
    if accept("}") { return [:] }
    repeat {
      let key = peek() == "`" ? try quotedName() : word { $0 != ":" && !$0.isWhitespace }
      try expect(":")
      entries[key] = try value()
    } while accept(",")
    try expect("}")
    return entries
  }

  private mutating func quotedName() throws(Failure) -> String {
    try expect("`")
    let name = word { $0 != "`" }
    try expect("`")
    return name
  }

  private mutating func node() throws(Failure) -> WrittenValue {
    try expect("(")
    var labels: Set<String> = []
    while accept(":") {
      labels.insert(word { !":{)".contains($0) && !$0.isWhitespace })
    }
    let properties = peek() == "{" ? try map() : [:]
    try expect(")")
    return .node(labels: labels, properties: properties)
  }

  private mutating func path() throws(Failure) -> WrittenValue {
    try expect("<")
    let start = try node()
    var hops: [WrittenValue.Hop] = []
    while !accept(">") {
      let isForward = !accept("<")
      try expect("-")
      let relationship = try listOrRelationship()
      try expect(isForward ? "->" : "-")
      hops.append(.init(relationship: relationship, isForward: isForward, node: try node()))
    }
    return .path(start: start, hops: hops)
  }
}
