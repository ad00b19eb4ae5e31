import PropertyGraph
import QueryPlanning

/// Functions of lists.
enum ListFunctions {
  static let all: [Function] = [
    Function(FunctionSignature("head", 1...1, [.list]) { $0[0].element }) { arguments, _ in
      try list(arguments[0], "head")?.first ?? .null
    },
    Function(FunctionSignature("last", 1...1, [.list]) { $0[0].element }) { arguments, _ in
      try list(arguments[0], "last")?.last ?? .null
    },
    Function(FunctionSignature("tail", 1...1, [.list]) { $0[0] }) { arguments, _ in
      try list(arguments[0], "tail").map { .list(Array($0.dropFirst())) } ?? .null
    },
    .unary("size", .init(.list(.any), .string), .integer) {
      switch $0 {
      case .list(let list): return .integer(Int64(list.count))
      case .string(let text): return .integer(Int64(text.characterCount))
      case let other: throw StringFunctions.wrong("size", "a list or a string", other)
      }
    },
    .unary("isEmpty", .init(.list(.any), .string, .map), .boolean) {
      switch $0 {
      case .list(let list): return .boolean(list.isEmpty)
      case .string(let text): return .boolean(text.isEmpty)
      case .map(let map): return .boolean(map.isEmpty)
      case let other: throw StringFunctions.wrong("isEmpty", "a list, string or map", other)
      }
    },
    Function("range", 2...3, [.integer], .list(.integer)) { arguments, context in
      if arguments.contains(where: \.isNull) { return .null }
      let bounds = try arguments.map { value -> Int64 in
        guard case .integer(let bound) = value else {
          throw ExecutionFailure.invalidArgument(
            "range() needs integers, not \(value.kindName)")
        }
        return bound
      }
      let step = bounds.count > 2 ? bounds[2] : 1
      guard step != 0 else {
        throw ExecutionFailure.numberOutOfRange("the step of range() cannot be 0")
      }
      var values: [Value] = []
      for value in stride(from: bounds[0], through: bounds[1], by: Int(step)) {
        values.append(.integer(value))
        if values.count & 0xFFFF == 0 {
          try context.checkpoint()
          try context.hold(bytes: 0x10000 * 17)
        }
      }
      return .list(values)
    },
    Function(
      FunctionSignature("coalesce", 1...Int.max, [.any]) { types in
        types.dropFirst().reduce(types[0]) { $0.union($1) }
      }
    ) { arguments, _ in
      arguments.first { !$0.isNull } ?? .null
    },
  ]

  static func list(_ value: Value, _ function: String) throws -> [Value]? {
    switch value {
    case .null: return nil
    case .list(let list): return list
    default: throw StringFunctions.wrong(function, "a list", value)
    }
  }
}
