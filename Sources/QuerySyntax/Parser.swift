import SourceText

/// Turns the text of a query into its syntax tree, by recursive descent.
///
/// The first mistake ends the work: there is one error a query.
///
/// - Complexity: O(bytes).
package struct Parser {
  /// How deep a query may nest, and how high an expression's tree may be. Code that walks the tree
  /// may recurse: it stays far below the end of a thread's stack.
  package static let maximumDepth = 200

  /// What a query in braces counts for.
  static let levelsOfQuery = 4

  let source: SourceFile
  let tokens: [Token]
  /// For each opening bracket's token the index of the closing one.
  let closings: [Int: Int]
  var index = 0
  var depth = 0

  var surroundings = Surroundings()
  /// Reserved words that the query has used as variables so far, so that it can use them again.
  var reservedVariables: Set<String> = []

  init(_ source: SourceFile) {
    self.source = source
    tokens = Lexer.tokens(of: source)
    closings = Parser.matchBrackets(of: tokens)
  }

  /// Parses one statement. A semicolon may end it.
  package static func parse(_ source: SourceFile) throws(ParseError) -> Statement {
    var parser = Parser(source)
    let statement = try parser.statement()
    parser.accept(.semicolon)
    if parser.token.kind != .end { throw parser.unexpected("the end of the query") }
    return statement
  }

  /// Parses any number of statements with semicolons between them.
  package static func parseScript(_ source: SourceFile) throws(ParseError) -> [Statement] {
    var parser = Parser(source)
    var statements: [Statement] = []
    while true {
      while parser.accept(.semicolon) {}
      if parser.token.kind == .end { return statements }
      statements.append(try parser.statement())
      if parser.token.kind != .end { try parser.expect(.semicolon, "';' or the end of the query") }
    }
  }

  /// What the brackets and words around an expression decide for it.
  struct Surroundings {
    /// Whether a path pattern may stand where an expression is expected.
    var allowsPatterns = false
    /// Whether `|` ends the expression, as it does in a comprehension, and so cannot go on with a
    /// label expression.
    var barEndsExpression = false
    var isInsideRelationship = false
  }

  private static func matchBrackets(of tokens: [Token]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [(closing: Symbol, index: Int)] = []
    for (index, token) in tokens.enumerated() {
      guard case .symbol(let symbol) = token.kind else { continue }
      switch symbol {
      case .openParenthesis: open.append((.closeParenthesis, index))
      case .openBracket: open.append((.closeBracket, index))
      case .openBrace: open.append((.closeBrace, index))
      case .closeParenthesis, .closeBracket, .closeBrace:
        guard let last = open.last, last.closing == symbol else { return closings }
        closings[last.index] = index
        open.removeLast()
      default: break
      }
    }
    return closings
  }
}

// MARK: Tokens

extension Parser {
  var token: Token { tokens[index] }

  /// The token some places on; the end again and again behind the last one.
  func token(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  func kind(at index: Int) -> Token.Kind { tokens[min(index, tokens.count - 1)].kind }

  /// Where the last consumed token ends.
  var end: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

  /// From a token's start to the end of the last consumed one.
  func range(from start: Token) -> SourceRange { range(from: start.range) }

  func range(from start: SourceRange) -> SourceRange {
    SourceRange(start.lowerBound, max(start.lowerBound, end))
  }

  func text(_ range: SourceRange) -> String {
    String(decoding: source.bytes[range.lowerBound..<range.upperBound], as: UTF8.self)
  }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func at(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { token.keyword == keyword }

  @discardableResult mutating func accept(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  @discardableResult mutating func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// - Parameter expected: What to name in the message; the symbol itself when left out.
  mutating func expect(_ symbol: Symbol, _ expected: String? = nil) throws(ParseError) {
    guard accept(symbol) else { throw unexpected(expected ?? "'\(symbol.rawValue)'") }
  }

  mutating func expect(_ keyword: Keyword) throws(ParseError) {
    guard accept(keyword) else { throw unexpected(keyword.rawValue, keywords: [keyword]) }
  }

  /// Reads a name where every word is one, keywords too: behind a dot, a colon or `AS`.
  mutating func name(_ expected: String) throws(ParseError) -> Identifier {
    guard let name = token.name else { throw unexpected(expected) }
    defer { advance() }
    return Identifier(name, range: token.range)
  }

  /// Reads the name of a new variable.
  mutating func newVariable(_ expected: String = "a variable") throws(ParseError) -> Identifier {
    if token.keyword?.isReserved == true, let name = token.name { reservedVariables.insert(name) }
    return try name(expected)
  }

  /// Comma-separated things; at least one.
  mutating func list<Element>(
    _ element: (inout Parser) throws(ParseError) -> Element
  ) throws(ParseError) -> [Element] {
    var elements = [try element(&self)]
    while accept(.comma) { elements.append(try element(&self)) }
    return elements
  }
}

// MARK: Errors and nesting

extension Parser {
  /// The error for the current token.
  ///
  /// - Parameter expected: What should stand here, in words of the language.
  func unexpected(_ expected: String, keywords: [Keyword] = []) -> ParseError {
    if case .invalid(let error) = token.kind { return error }
    return .unexpected(
      .init(
        found: token, text: text(token.range), expected: expected, keywords: keywords,
        insideRelationship: surroundings.isInsideRelationship))
  }

  /// Goes down by levels of nesting; ``leave(_:)`` comes back up. These two are no function that
  /// takes a closure, since every frame counts here.
  ///
  /// - Parameter levels: More for what takes more of the stack.
  mutating func enter(_ levels: Int = 1) throws(ParseError) {
    guard depth + levels <= Parser.maximumDepth else { throw .tooDeep(token.range) }
    depth += levels
  }

  mutating func leave(_ levels: Int = 1) { depth -= levels }

  /// Starts a bracket or a clause's part with rules of its own.
  ///
  /// - Parameter patterns: Whether patterns may be expressions; `nil` leaves it as it is.
  /// - Returns: The surroundings to set back at the end.
  mutating func surround(patterns: Bool? = nil, barEnds: Bool = false) -> Surroundings {
    let outer = surroundings
    surroundings = Surroundings(
      allowsPatterns: patterns ?? outer.allowsPatterns, barEndsExpression: barEnds)
    return outer
  }

  /// Comma-separated expressions; at least one.
  mutating func expressions() throws(ParseError) -> [Expression] {
    var expressions = [try expression()]
    while accept(.comma) { expressions.append(try expression()) }
    return expressions
  }
}
