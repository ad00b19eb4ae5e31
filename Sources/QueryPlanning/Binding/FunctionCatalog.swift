/// What the binder must know of a function to check a call of it.
package struct FunctionSignature: Sendable {
  /// As it is written in documentation: `toLower`, `date.truncate`.
  package var name: String
  /// How many arguments it takes.
  package var arity: ClosedRange<Int>
  /// What each argument may be; the last repeats. Empty: not checked at compile time.
  package var parameters: [ParameterType]
  /// The type of the result, from the types of the arguments.
  package var result: @Sendable ([StaticType]) -> StaticType
  package var isAggregate: Bool
  /// Whether the same arguments give the same result within one query.
  package var isDeterministic: Bool

  package init(
    _ name: String, _ arity: ClosedRange<Int>, _ parameters: [ParameterType] = [],
    isAggregate: Bool = false, isDeterministic: Bool = true,
    result: @escaping @Sendable ([StaticType]) -> StaticType
  ) {
    self.name = name
    self.arity = arity
    self.parameters = parameters
    self.isAggregate = isAggregate
    self.isDeterministic = isDeterministic
    self.result = result
  }

  /// Types that an argument may have; null is always accepted.
  package struct ParameterType: Sendable {
    package var accepted: [StaticType]
    package init(_ accepted: StaticType...) { self.accepted = accepted }

    package static let any = ParameterType(.any)
    package static let string = ParameterType(.string)
    package static let number = ParameterType(.number)
    package static let integer = ParameterType(.integer)
    package static let list = ParameterType(.list(.any))
    package static let node = ParameterType(.node)
    package static let edge = ParameterType(.edge)
    package static let element = ParameterType(.node, .edge)
    package static let path = ParameterType(.path)

    func accepts(_ type: StaticType) -> Bool { accepted.contains { $0.overlaps(type) } }

    package var description: String { accepted.map(\.description).joined(separator: " or ") }
  }
}

/// The functions that a query can call, by lower-case name.
package struct FunctionCatalog: Sendable {
  private var signatures: [String: FunctionSignature] = [:]

  package init(_ signatures: some Sequence<FunctionSignature>) {
    for signature in signatures { self.signatures[signature.name.lowercased()] = signature }
  }

  package subscript(name: String) -> FunctionSignature? { signatures[name.lowercased()] }

  /// All names, in alphabetic order.
  package var names: [String] { signatures.values.map(\.name).sorted() }
}

/// What the binder must know of a procedure.
package struct ProcedureSignature: Sendable {
  package struct Field: Sendable {
    package var name: String
    package var type: StaticType
    /// The text of the value taken when the argument is left out; only at the end of the list.
    package var isOptional: Bool

    package init(_ name: String, _ type: StaticType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }
  package var name: String
  package var arguments: [Field]
  package var results: [Field]
  /// One sentence for `:help` and the reference.
  package var summary: String

  package init(
    _ name: String, arguments: [Field] = [], results: [Field] = [], summary: String = ""
  ) {
    self.name = name
    self.arguments = arguments
    self.results = results
    self.summary = summary
  }
}

package struct ProcedureCatalog: Sendable {
  private var signatures: [String: ProcedureSignature] = [:]

  package init(_ signatures: some Sequence<ProcedureSignature>) {
    for signature in signatures { self.signatures[signature.name.lowercased()] = signature }
  }

  package subscript(name: String) -> ProcedureSignature? { signatures[name.lowercased()] }

  package var names: [String] { signatures.values.map(\.name).sorted() }
}
