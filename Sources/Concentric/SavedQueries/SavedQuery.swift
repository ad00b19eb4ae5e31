import PropertyGraph
import SourceText

/// A query kept in a file, with a comment header that says what it is for.
///
/// ```
/// // title: 派出所的联盟单位
/// // title-en: Allies of a station
/// // description: 与该派出所或其下属单位结盟的单位
/// // param station: 珠海路派出所 (string) – which station
/// // render: $station
/// MATCH (s:Organization {name: $station}) …
/// ```
///
/// The header ends at the first line that is neither a comment nor blank. Comments without one of
/// these words are comments.
public struct SavedQuery: Sendable {
  /// The file's name without folder and extension.
  public let name: String
  /// The whole file.
  public let source: SourceFile
  public private(set) var title: String?
  public private(set) var englishTitle: String?
  public private(set) var description: String?
  public private(set) var englishDescription: String?
  public private(set) var parameters: [Parameter] = []
  /// Names, or parameters with a `$`, of the nodes whose network a picture of the result shows;
  /// separated by commas.
  public private(set) var render: String?
  public let statements: [QueryScript.Statement]

  /// Something that the one who runs the query may choose.
  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let type: ParameterType
    /// `nil` when a value must be given.
    public let defaultValue: Value?
    public let text: String
  }

  /// - Parameters:
  ///   - name: See ``name``.
  ///   - source: See ``source``.
  public init(name: String, source: SourceFile) throws(SavedQueryError) {
    self.name = name
    self.source = source
    statements = QueryScript(source).statements
    for index in source.lineStarts.indices {
      let line = source.line(index).trimmingBlanks()
      if line.isEmpty { continue }
      guard line.hasPrefix("//") else { break }
      let start = source.lineStarts[index]
      let range = SourceRange(start, start + source.line(index).utf8.count)
      try read(String(line.dropFirst(2)).trimmingBlanks(), at: range)
    }
    if statements.isEmpty { throw .noStatement(name: name) }
  }

  /// Names of the parameters that the header tells or that a statement uses.
  public var parameterNames: Set<String> {
    var names = Set(parameters.map(\.name))
    for statement in statements {
      for piece in QueryPiece.pieces(of: statement.source.text) where piece.kind == .parameter {
        names.insert(String(piece.text.dropFirst()))
      }
    }
    return names
  }

  /// The values that the query runs with: those given, else the defaults.
  ///
  /// - Throws: Where a parameter has neither.
  public func values(given: [String: Value]) throws(SavedQueryError) -> [String: Value] {
    var values = given
    for parameter in parameters where values[parameter.name] == nil {
      guard let value = parameter.defaultValue else {
        throw .missingParameter(query: name, parameter: parameter.name)
      }
      values[parameter.name] = value
    }
    return values
  }

  /// The value that a text given for a parameter stands for, by the type that the header tells.
  ///
  /// A parameter that the header does not know takes whatever the text looks like.
  public func value(of text: String, for parameter: String) throws(SavedQueryError) -> Value {
    guard let known = parameters.first(where: { $0.name == parameter }) else {
      return ParameterType.guess(text)
    }
    guard let value = known.type.value(of: text) else {
      throw .wrongType(query: name, parameter: parameter, text: text, type: known.type)
    }
    return value
  }

  /// Values fitted to the parameters' types: a float takes an integer, and texts are read. Texts
  /// for parameters that the header does not know are taken for what they look like.
  public func fitted(_ values: [String: Value]) throws(SavedQueryError) -> [String: Value] {
    var result = values
    for (name, value) in values where !parameters.contains(where: { $0.name == name }) {
      if case .string(let text) = value { result[name] = ParameterType.guess(text) }
    }
    for parameter in parameters {
      switch (parameter.type, values[parameter.name]) {
      case (.float, .integer(let number)?): result[parameter.name] = .float(Double(number))
      case (.string, .integer(let number)?): result[parameter.name] = .string(String(number))
      case (.integer, .string(let text)?), (.float, .string(let text)?),
        (.boolean, .string(let text)?), (.list, .string(let text)?):
        result[parameter.name] = try value(of: text, for: parameter.name)
      default: break
      }
    }
    return result
  }

  private mutating func read(_ line: String, at range: SourceRange) throws(SavedQueryError) {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return }
    let key = String(line[..<colon]).trimmingBlanks()
    let text = String(line[line.index(after: colon)...]).trimmingBlanks()
    switch key.lowercased() {
    case "title": title = text
    case "title-en": englishTitle = text
    case "description": description = text
    case "description-en": englishDescription = text
    case "render": render = text
    default:
      guard key.hasPrefix("param ") || key == "param" else { return }
      try readParameter(String(key.dropFirst(5)).trimmingBlanks(), text, at: range)
    }
  }

  private mutating func readParameter(
    _ name: String, _ rest: String, at range: SourceRange
  ) throws(SavedQueryError) {
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else {
      throw .parameterWithoutName(range, in: source)
    }
    guard !parameters.contains(where: { $0.name == name }) else {
      throw .parameterTwice(name, range, in: source)
    }
    // The first parenthesis that holds a type ends the default; what follows is for people.
    var type = ParameterType.string
    var defaultText = rest
    var text = ""
    var isTyped = false
    var search = rest.startIndex
    while let open = rest[search...].firstIndex(of: "("),
      let close = rest[open...].firstIndex(of: ")")
    {
      let word = String(rest[rest.index(after: open)..<close]).trimmingBlanks()
      if let found = ParameterType(rawValue: word) {
        type = found
        defaultText = String(rest[..<open]).trimmingBlanks()
        text = String(
          rest[rest.index(after: close)...].drop { $0.isWhitespace || "–—-".contains($0) })
        isTyped = true
        break
      }
      search = rest.index(after: open)
    }
    guard isTyped else { throw .parameterWithoutType(name, range, in: source) }
    var value: Value?
    if !defaultText.isEmpty {
      value = type.value(of: defaultText)
      if value == nil { throw .wrongDefault(name, defaultText, type, range, in: source) }
    }
    parameters.append(Parameter(name: name, type: type, defaultValue: value, text: text))
  }
}
