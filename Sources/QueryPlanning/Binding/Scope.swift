import SourceText

/// The variables that can be named at one place of a query.
package struct Scope: Sendable {
  package struct Variable: Hashable, Sendable {
    package var name: String
    package var slot: Slot
    package var type: StaticType
    /// Belongs to the query around this one: it can be named, but `*` leaves it out.
    package var isOuter = false
  }

  /// In the order of their declaration.
  package private(set) var variables: [Variable] = []
  private var index: [String: Int] = [:]

  package subscript(name: String) -> Variable? { index[name].map { variables[$0] } }

  package var names: [String] { variables.map(\.name) }
  package var isEmpty: Bool { variables.isEmpty }

  /// Adds a variable; one of the same name is hidden by it.
  package mutating func declare(_ variable: Variable) {
    if let old = index[variable.name] {
      variables[old] = variable
    } else {
      index[variable.name] = variables.count
      variables.append(variable)
    }
  }
}
