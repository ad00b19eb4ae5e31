/// Writes a syntax tree as text that parses to the same tree.
///
/// Capitals of keywords, blanks and superfluous parentheses are not kept. Columns keep their names:
/// one whose expression is now written another way gets an alias.
package struct QueryPrinter {
  package init() {}

  package func print(_ statement: Statement) -> String {
    let prefix =
      switch statement.mode {
      case .run: ""
      case .explain: "EXPLAIN\n"
      case .profile: "PROFILE\n"
      }
    return prefix + print(statement.query, separator: "\n")
  }

  func print(_ query: Query, separator: String = " ") -> String {
    var parts = [clauses(of: query.first, separator)]
    for union in query.unions {
      parts.append(union.keepsDuplicates ? "UNION ALL" : "UNION")
      parts.append(clauses(of: union.query, separator))
    }
    return parts.joined(separator: separator)
  }

  private func clauses(of query: SingleQuery, _ separator: String) -> String {
    query.clauses.map(print).joined(separator: separator)
  }

  /// The texts that are there, with blanks between.
  func joined(_ parts: String?...) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The printed elements, with commas between.
  func list<Element>(_ elements: [Element], _ print: (Element) -> String) -> String {
    elements.map(print).joined(separator: ", ")
  }

  // MARK: Names

  /// A property, label, type or column: any word, else in backticks.
  func name(_ text: String) -> String { text.isPlainName ? text : quoted(text) }

  /// A variable: a word that is none of the language's, else in backticks.
  func variable(_ text: String) -> String {
    text.isPlainName && Keyword(text)?.isReserved != true ? text : quoted(text)
  }

  func variable(_ identifier: Identifier) -> String { variable(identifier.text) }

  private func quoted(_ text: String) -> String {
    "`\(text.replacing("`", with: "``"))`"
  }
}

extension String {
  /// Whether the lexer reads the text as one word.
  fileprivate var isPlainName: Bool {
    guard let first = unicodeScalars.first, first.isNameStart else { return false }
    return unicodeScalars.allSatisfy(\.isNamePart)
  }
}
