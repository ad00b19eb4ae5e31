import QuerySyntax
import SourceText

/// What can go wrong while a query runs, without the place.
package enum ExecutionFailure: Error, Hashable, Sendable {
  /// A value that a function or operator cannot take.
  case invalidArgumentType(String)
  case invalidArgumentValue(String)
  case numberOutOfRange(String)
  case invalidArgument(String)
  case mapElementAccessByNonString(String)
  case invalidPropertyType(String)
  case mergeReadOwnWrites(String)
  case deletedEntityAccess(String)
  case deleteConnectedNode
  case negativeCount(String)
  case countNotInteger(String)
  case divisionByZero
  case integerOverflow
  case procedureFailed(String)
  case timeLimitExceeded(seconds: Double)
  case memoryLimitExceeded(bytes: Int)
  case cancelled
  case tooDeep
}

/// Something that went wrong while a query ran. The graph is as it was before.
package struct ExecutionError: QueryError {
  package var failure: ExecutionFailure
  package var range: SourceRange?

  package init(_ failure: ExecutionFailure, at range: SourceRange?) {
    self.failure = failure
    self.range = range
  }

  package var type: QueryErrorType {
    switch failure {
    case .invalidArgumentType, .invalidArgumentValue, .mapElementAccessByNonString,
      .invalidPropertyType:
      .typeError
    case .numberOutOfRange, .invalidArgument: .argumentError
    case .mergeReadOwnWrites: .semanticError
    case .deletedEntityAccess: .entityNotFound
    case .deleteConnectedNode: .constraintVerificationFailed
    case .negativeCount, .countNotInteger: .syntaxError
    case .divisionByZero, .integerOverflow: .arithmeticError
    case .procedureFailed: .procedureError
    case .timeLimitExceeded, .memoryLimitExceeded, .cancelled, .tooDeep: .interrupted
    }
  }

  package var phase: QueryErrorPhase { .runtime }

  package var detail: String {
    switch failure {
    case .invalidArgumentType, .countNotInteger: "InvalidArgumentType"
    case .invalidArgumentValue, .invalidArgument: "InvalidArgumentValue"
    case .numberOutOfRange: "NumberOutOfRange"
    case .mapElementAccessByNonString: "MapElementAccessByNonString"
    case .invalidPropertyType: "InvalidPropertyType"
    case .mergeReadOwnWrites: "MergeReadOwnWrites"
    case .deletedEntityAccess: "DeletedEntityAccess"
    case .deleteConnectedNode: "DeleteConnectedNode"
    case .negativeCount: "NegativeIntegerArgument"
    case .divisionByZero: "DivisionByZero"
    case .integerOverflow: "IntegerOverflow"
    case .procedureFailed: "ProcedureCallFailed"
    case .timeLimitExceeded: "TimeLimitExceeded"
    case .memoryLimitExceeded: "MemoryLimitExceeded"
    case .cancelled: "Cancelled"
    case .tooDeep: "TooDeep"
    }
  }

  package var diagnostic: Diagnostic {
    Diagnostic(message, code: detail, at: range, notes: notes)
  }

  private var message: String {
    switch failure {
    case .invalidArgumentType(let message), .invalidArgumentValue(let message),
      .numberOutOfRange(let message), .invalidArgument(let message),
      .mapElementAccessByNonString(let message), .invalidPropertyType(let message),
      .procedureFailed(let message), .mergeReadOwnWrites(let message):
      message
    case .deletedEntityAccess(let what): "this \(what) was deleted by the same query"
    case .deleteConnectedNode: "a node that still has relationships cannot be deleted"
    case .negativeCount(let clause): "\(clause) needs an integer that is not negative"
    case .countNotInteger(let clause): "\(clause) needs an integer"
    case .divisionByZero: "an integer cannot be divided by zero"
    case .integerOverflow: "the result does not fit into 64 bits"
    case .timeLimitExceeded(let seconds): "the query took more than \(seconds) seconds"
    case .memoryLimitExceeded(let bytes): "the query needed more than \(bytes / 1_048_576) MB"
    case .cancelled: "the query was stopped"
    case .tooDeep: "the query is nested too deeply"
    }
  }

  private var notes: [String] {
    switch failure {
    case .deleteConnectedNode: ["DETACH DELETE deletes its relationships too"]
    case .integerOverflow: ["toFloat() makes a float, which has no such bound"]
    default: []
    }
  }
}
