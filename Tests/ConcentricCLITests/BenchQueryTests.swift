import Foundation
import Testing

@testable import ConcentricCLI

/// Files of queries to time that are not as they should be.
struct BenchQueryTests {
  @Test(arguments: [
    ("{\"queries\": [", "this is not JSON"),
    ("[]", "the whole is not an object"),
    ("{}", "'queries' is missing"),
    (#"{"queries": {}}"#, "'queries' is not a list"),
    (#"{"queries": [1]}"#, "'queries[0]' is not an object"),
    (
      #"{"queries": [{"name": "a", "cypher": "RETURN 1", "ordered": true}, {"name": "b"}]}"#,
      "'queries[1].cypher' is missing"
    ),
    (
      #"{"queries": [{"name": 1, "cypher": "RETURN 1", "ordered": true}]}"#,
      "'queries[0].name' is not a text"
    ),
    (
      #"{"queries": [{"name": "a", "cypher": null, "ordered": true}]}"#,
      "'queries[0].cypher' is not a text"
    ),
    (
      #"{"queries": [{"name": "a", "cypher": "RETURN 1", "ordered": "no"}]}"#,
      "'queries[0].ordered' is not true or false"
    ),
  ])
  func saysWhatIsWrongAndWhere(text: String, fault: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "queries-\(UUID().uuidString).json")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let wanted = #"{"queries": [{"name": "…", "cypher": "…", "ordered": true|false}, …]}"#
    let failure = #expect(throws: CommandFailure.self) { try BenchQuery.read(file.path) }
    #expect(failure?.messages == ["error: \(file.path): \(fault); wanted is \(wanted)"])
  }
}
