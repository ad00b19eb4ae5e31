import SourceText

/// The smallest piece of a query that means something.
package struct Token: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A name or keyword without backticks, capitals kept.
    case word(String, keyword: Keyword?)
    /// A name in backticks, these removed.
    case quotedName(String)
    /// The number behind any minus sign; up to 2⁶³, as the sign may follow from the token before.
    case integer(UInt64)
    case float(Double)
    /// Escapes resolved.
    case string(String)
    /// Without the dollar sign.
    case parameter(String)
    case symbol(Symbol)
    /// Text that is no token. It is an error only when the parser gets there.
    case invalid(ParseError)
    /// Behind the last token.
    case end
  }

  package var kind: Kind
  package var range: SourceRange

  /// The keyword that the token may be.
  package var keyword: Keyword? {
    if case .word(_, let keyword) = kind { keyword } else { nil }
  }

  /// The name that the token may be.
  package var name: String? {
    switch kind {
    case .word(let text, _), .quotedName(let text): text
    default: nil
    }
  }
}

package enum Symbol: String, Hashable, Sendable {
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case dots = ".."
  case equal = "="
  case matches = "=~"
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case plusEqual = "+="
  case minus = "-"
  case asterisk = "*"
  case slash = "/"
  case percent = "%"
  case caret = "^"
  case bar = "|"
  case ampersand = "&"
  case exclamation = "!"
}
