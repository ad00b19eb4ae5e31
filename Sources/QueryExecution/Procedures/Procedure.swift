import PropertyGraph
import QueryPlanning

/// A procedure that `CALL` can run.
package struct Procedure: Sendable {
  /// Gets an argument for each one of the signature (null where an optional one is left out) and
  /// gives rows with a value for each result column.
  package typealias Body = @Sendable ([Value], ProcedureContext) throws -> [[Value]]

  package let signature: ProcedureSignature
  package let body: Body

  package init(_ signature: ProcedureSignature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }
}

/// What a procedure can see and ask.
package struct ProcedureContext {
  package let graph: Graph
  /// Throws when the query was cancelled or took too long. To be called in long loops.
  package let checkpoint: () throws -> Void
}

/// All procedures, by name.
public struct ProcedureRegistry: Sendable {
  private var procedures: [String: Procedure] = [:]

  package init(_ procedures: [Procedure]) {
    for procedure in procedures { add(procedure) }
  }

  package mutating func add(_ procedure: Procedure) {
    procedures[procedure.signature.name.lowercased()] = procedure
  }

  package subscript(name: String) -> Procedure? { procedures[name.lowercased()] }

  package var catalog: ProcedureCatalog { ProcedureCatalog(procedures.values.map(\.signature)) }

  /// In the order of their names.
  package var signatures: [ProcedureSignature] {
    procedures.values.map(\.signature).sorted { $0.name < $1.name }
  }

  /// The `graph.…` procedures.
  public static let builtin = ProcedureRegistry(
    SchemaProcedures.all + CentralityProcedures.all + GroupingProcedures.all
      + CommunityProcedures.all + DistanceProcedures.all)
}
