import Foundation

/// A query to time.
struct BenchQuery: Decodable {
  let name: String
  let cypher: String
  let ordered: Bool

  private struct File: Decodable {
    let queries: [BenchQuery]
  }

  /// The queries of a file.
  static func read(_ path: String) throws(CommandFailure) -> [BenchQuery] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("cannot read '\(path)'")
    }
    do {
      return try JSONDecoder().decode(File.self, from: data).queries
    } catch let error as DecodingError {
      throw CommandFailure(
        "\(path): \(error.fault); wanted is "
          + #"{"queries": [{"name": "…", "cypher": "…", "ordered": true|false}, …]}"#)
    } catch {
      throw CommandFailure("cannot read '\(path)'")
    }
  }
}

extension DecodingError {
  /// What is wrong, and where.
  fileprivate var fault: String {
    switch self {
    case .keyNotFound(let key, let context):
      return "'\(Self.place(context.codingPath + [key]))' is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      let place = Self.place(context.codingPath)
      return "\(place.isEmpty ? "the whole" : "'\(place)'") is not \(Self.name(of: type))"
    case .dataCorrupted: return "this is not JSON"
    @unknown default: return "this is not JSON"
    }
  }

  /// As in `queries[3].name`, counted from 0.
  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce("") { place, key in
      key.intValue.map { "\(place)[\($0)]" }
        ?? (place.isEmpty ? key.stringValue : "\(place).\(key.stringValue)")
    }
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is any Collection.Type: type is [String: Any].Type ? "an object" : "a list"
    default: "an object"
    }
  }
}
