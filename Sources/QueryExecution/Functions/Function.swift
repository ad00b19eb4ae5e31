import PropertyGraph
import QueryPlanning

/// A scalar function that queries can call.
package struct Function: Sendable {
  package typealias Body = @Sendable ([Value], ExecutionContext) throws -> Value

  package let signature: FunctionSignature
  /// Gets as many arguments as the signature allows, and throws an `ExecutionFailure`.
  package let body: Body

  package init(
    _ name: String, _ arity: ClosedRange<Int>, _ parameters: [FunctionSignature.ParameterType] = [],
    _ result: StaticType, isDeterministic: Bool = true, _ body: @escaping Body
  ) {
    signature = FunctionSignature(
      name, arity, parameters, isDeterministic: isDeterministic, result: { _ in result })
    self.body = body
  }

  package init(_ signature: FunctionSignature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }

  /// A function of one value that is null for null.
  package static func unary(
    _ name: String, _ parameter: FunctionSignature.ParameterType, _ result: StaticType,
    _ body: @escaping @Sendable (Value) throws -> Value
  ) -> Function {
    Function(name, 1...1, [parameter], result) { arguments, _ in
      arguments[0].isNull ? .null : try body(arguments[0])
    }
  }
}

/// A function that makes one value of many rows.
package struct AggregateFunction: Sendable {
  package let signature: FunctionSignature
  package let makeAccumulator: @Sendable () -> Accumulator

  package init(
    _ name: String, _ arity: ClosedRange<Int>, _ parameters: [FunctionSignature.ParameterType] = [],
    result: @escaping @Sendable ([StaticType]) -> StaticType,
    _ makeAccumulator: @escaping @Sendable () -> Accumulator
  ) {
    signature = FunctionSignature(
      name, arity, parameters, isAggregate: true, result: result)
    self.makeAccumulator = makeAccumulator
  }
}

/// The state of one aggregate in one group.
package protocol Accumulator: AnyObject {
  /// Takes in a row. The first value is never null.
  func add(_ value: Value, _ others: [Value]) throws
  /// The same for as many equal rows.
  func add(_ value: Value, _ others: [Value], weight: Int64) throws
  func result() throws -> Value
  /// Whether memory grows with the rows, as a memory limit must know.
  var keepsValues: Bool { get }
}

extension Accumulator {
  package var keepsValues: Bool { false }

  package func add(_ value: Value, _ others: [Value], weight: Int64) throws {
    for _ in 0..<weight { try add(value, others) }
  }
}

/// All functions, by name. A family of them is a file that gives a list.
package struct FunctionRegistry: Sendable {
  private var functions: [String: Function] = [:]
  private var aggregates: [String: AggregateFunction] = [:]

  package init(functions: [Function], aggregates: [AggregateFunction]) {
    for function in functions { self.functions[function.signature.name.lowercased()] = function }
    for function in aggregates { self.aggregates[function.signature.name.lowercased()] = function }
  }

  package static let builtin = FunctionRegistry(
    functions: StringFunctions.all + MathFunctions.all + ListFunctions.all + EntityFunctions.all
      + PathFunctions.all + ConversionFunctions.all + TemporalFunctions.all,
    aggregates: AggregateFunctions.all)

  package subscript(scalar name: String) -> Function? { functions[name.lowercased()] }
  package subscript(aggregate name: String) -> AggregateFunction? { aggregates[name.lowercased()] }

  package var catalog: FunctionCatalog {
    FunctionCatalog(functions.values.map(\.signature) + aggregates.values.map(\.signature))
  }
}
