import PropertyGraph
import Yams

extension ParameterFile {
  /// More values than anyone writes by hand: aliases of aliases in a small file can stand for more
  /// than memory holds.
  private static let maximumValues = 1_000_000

  /// Values of one mapping, or of a list of mappings. Quoted scalars are texts; plain ones are what
  /// the YAML core schema says, and texts else.
  static func runs(yaml: String, path: String) throws(ParameterFileError) -> [[String: Value]] {
    let root: Yams.Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw ParameterFileError("the parameter file '\(path)' is not YAML: \(error)")
    }
    guard let root else { throw ParameterFileError("the parameter file '\(path)' is empty") }
    var left = maximumValues
    guard let value = value(of: root, left: &left) else {
      throw ParameterFileError(
        "the parameter file '\(path)' holds what a parameter cannot be: a key that is no text, or "
          + "too many values")
    }
    return try runs(value, path: path)
  }

  /// - Parameter left: How many values may still be made.
  /// - Returns: `nil` for what no value can hold.
  private static func value(of node: Yams.Node, left: inout Int) -> Value? {
    left -= 1
    guard left > 0 else { return nil }
    switch node {
    case .scalar(let scalar):
      guard scalar.style == .plain else { return .string(scalar.string) }
      return value(ofPlain: node, scalar.string)
    case .sequence(let nodes):
      var values: [Value] = []
      for node in nodes {
        guard let value = value(of: node, left: &left) else { return nil }
        values.append(value)
      }
      return .list(values)
    case .mapping(let pairs):
      var map: [String: Value] = [:]
      for (key, node) in pairs {
        guard case .scalar(let key) = key, let value = value(of: node, left: &left) else {
          return nil
        }
        map[key.string] = value
      }
      return .map(map)
    case .alias: return nil
    }
  }

  /// A plain scalar by its tag. Dates stay texts, which the query's header may read.
  private static func value(ofPlain node: Yams.Node, _ text: String) -> Value {
    switch node.tag.description {
    case Tag.Name.null.rawValue: .null
    case Tag.Name.bool.rawValue: node.bool.map(Value.boolean) ?? .string(text)
    case Tag.Name.int.rawValue: node.int.map { .integer(Int64($0)) } ?? .string(text)
    case Tag.Name.float.rawValue: node.float.map(Value.float) ?? .string(text)
    default: .string(text)
    }
  }
}
