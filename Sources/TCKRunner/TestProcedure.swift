import PropertyGraph
import QueryExecution
import QueryPlanning

/// A procedure that a scenario provides: a table of arguments and results.
package struct TestProcedure: Sendable {
  package struct Column: Hashable, Sendable {
    package var name: String
    /// As written: `STRING?`, `INTEGER?`, `NUMBER?`.
    package var type: String
  }

  /// With its namespaces, dots between.
  package var name: String
  package var arguments: [Column]
  package var results: [Column]
  /// Values of the arguments' columns, then of the results'.
  package var rows: [[Value]]

  /// Reads `name(argument :: TYPE, …) :: (result :: TYPE, …):` and the table below.
  init?(signature: String, table: [[String]]) throws {
    let parts = signature.split(separator: "::", maxSplits: .max, omittingEmptySubsequences: false)
      .joined(separator: "::")
    guard let open = parts.firstIndex(of: "("), let close = parts[open...].firstIndex(of: ")"),
      let resultOpen = parts[close...].firstIndex(of: "("),
      let resultClose = parts.lastIndex(of: ")"),
      resultOpen < resultClose
    else { return nil }
    name = String(parts[..<open])
    arguments = TestProcedure.columns(parts[parts.index(after: open)..<close])
    results = TestProcedure.columns(parts[parts.index(after: resultOpen)..<resultClose])
    rows = []
    for row in table.dropFirst() {
      rows.append(try row.map { try WrittenValueReader.read($0).plainValue ?? .null })
    }
  }

  private static func columns(_ text: Substring) -> [Column] {
    text.split(separator: ",").compactMap { column in
      let words = column.split { $0 == ":" || $0 == " " }
      return words.count == 2 ? Column(name: String(words[0]), type: String(words[1])) : nil
    }
  }

  /// The result columns of every row whose argument columns equal the arguments.
  package func call(_ values: [Value]) -> [[Value]] {
    rows.filter { zip($0, values).allSatisfy { $0 == $1 } }
      .map { Array($0.dropFirst(arguments.count)) }
  }

  /// The procedure as the engine runs it.
  var procedure: Procedure {
    func fields(_ columns: [Column]) -> [ProcedureSignature.Field] {
      columns.map { .init($0.name, $0.staticType) }
    }
    return Procedure(
      ProcedureSignature(name, arguments: fields(arguments), results: fields(results))
    ) { values, _ in call(values) }
  }
}

extension TestProcedure.Column {
  fileprivate var staticType: StaticType {
    switch type.prefix(while: \.isLetter) {
    case "INTEGER": .integer
    case "FLOAT": .float
    case "NUMBER": .number
    case "STRING": .string
    case "BOOLEAN": .boolean
    case "MAP": .map
    case "LIST": .list(.any)
    default: .any
    }
  }
}
