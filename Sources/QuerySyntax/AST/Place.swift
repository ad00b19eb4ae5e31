import SourceText

/// Where a node of the syntax tree stands in its query.
///
/// All places compare equal, so that two nodes are equal when they say the same, wherever they
/// stand: `n.name` in `RETURN` equals `n.name` in `ORDER BY`.
@propertyWrapper
package struct Place: Hashable, Sendable {
  package var wrappedValue: SourceRange

  package init(wrappedValue: SourceRange) {
    self.wrappedValue = wrappedValue
  }

  package static func == (left: Place, right: Place) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

/// A name as it stands in a query, backticks removed.
package struct Identifier: Hashable, Sendable {
  package var text: String
  @Place package var range: SourceRange

  package init(_ text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}
