import PropertyGraph
import QueryPlanning
import Synchronization

/// Set from another thread to stop a query at its next check.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public func cancel() { flag.store(true, ordering: .relaxed) }

  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Bounds of a query's run.
public struct ExecutionOptions: Sendable {
  /// How long the query may run.
  public var timeout: Duration?
  /// About how many bytes it may hold in rows at a time.
  public var memoryLimit: Int?
  public var cancellation: Cancellation?
  /// Whether to measure each operator.
  public var profiles: Bool
  /// How many threads may work on the query, at least 1. The result does not depend on it.
  public var threads: Int

  /// - Parameter threads: As many as the machine has processors unless given.
  public init(
    timeout: Duration? = nil, memoryLimit: Int? = nil, cancellation: Cancellation? = nil,
    profiles: Bool = false, threads: Int? = nil
  ) {
    self.threads = max(1, threads ?? processorCount)
    self.timeout = timeout
    self.memoryLimit = memoryLimit
    self.cancellation = cancellation
    self.profiles = profiles
  }
}

/// One of equal parts of a list.
struct Part {
  var index: Int
  var count: Int

  static let whole = Part(index: 0, count: 1)

  /// The part's positions in a list of so many elements.
  func range(of total: Int) -> Range<Int> {
    total * index / count..<total * (index + 1) / count
  }
}

/// What all operators and expressions of one run share.
package final class ExecutionContext {
  /// The graph that is read and written; owned alone while the query runs.
  package var graph: Graph
  package let parameters: [String: Value]
  /// Number of columns of every batch.
  var width: Int
  /// Values of variables that exist inside one expression, by slot.
  var locals: [Value]
  /// The graph's columns, for operators that read them directly; `nil` when the graph has changes
  /// beside them or will get some.
  let frozen: FrozenGraph?
  /// Whether the query deletes, so that an element may be gone when it is read.
  let deletes: Bool
  let procedures: ProcedureRegistry
  let functions: FunctionRegistry
  let options: ExecutionOptions
  let scratch: ScratchPool
  /// Which part of a split scan's elements this context works on.
  var part = Part.whole
  private let started: ContinuousClock.Instant
  /// What the workers of a query find out once for all of them.
  let shared: SharedCounts
  private var checks = 0
  private var heldBytes = 0
  /// Seconds and nanoseconds since 1970 at which the statement began, for the clock functions.
  package let statementTime: (seconds: Int64, nanoseconds: Int64)
  package var random = SystemRandomNumberGenerator()

  init(
    graph: Graph, parameters: [String: Value], width: Int, deletes: Bool, isReadOnly: Bool,
    functions: FunctionRegistry, procedures: ProcedureRegistry, scratch: ScratchPool,
    options: ExecutionOptions
  ) {
    self.graph = graph
    frozen = isReadOnly ? graph.frozen : nil
    self.parameters = parameters
    self.width = width
    self.deletes = deletes
    self.functions = functions
    self.procedures = procedures
    self.scratch = scratch
    self.options = options
    locals = []
    started = ContinuousClock.now
    shared = SharedCounts()
    statementTime = SystemTime.now
  }

  /// For another thread that works on the same query, which only reads.
  init(workerOf other: ExecutionContext) {
    graph = other.graph
    frozen = other.frozen
    parameters = other.parameters
    width = other.width
    deletes = other.deletes
    functions = other.functions
    procedures = other.procedures
    options = other.options
    scratch = other.scratch
    locals = []
    started = other.started
    shared = other.shared
    statementTime = other.statementTime
  }

  /// Stops the query when it was cancelled or took too long. Called once a batch and in long loops.
  func checkpoint() throws {
    if let cancellation = options.cancellation, cancellation.isCancelled {
      throw ExecutionFailure.cancelled
    }
    guard let timeout = options.timeout else { return }
    if ContinuousClock.now - started > timeout {
      let (seconds, attoseconds) = timeout.components
      throw ExecutionFailure.timeLimitExceeded(
        seconds: Double(seconds) + Double(attoseconds) / 1e18)
    }
  }

  /// The same, cheap enough for every step of a loop.
  @inline(__always)
  func tick() throws {
    checks &+= 1
    if checks & 0xFFF == 0 { try checkpoint() }
  }

  /// Notes that an operator keeps rows until it is done.
  func hold(bytes: Int) throws {
    heldBytes += bytes
    if let limit = options.memoryLimit, heldBytes > limit {
      throw ExecutionFailure.memoryLimitExceeded(bytes: limit)
    }
  }

  private var stringNumbers: [ObjectIdentifier: StringNumbers] = [:]

  /// The numbers of a column's strings, the same object each time.
  func stringNumbers(of column: PropertyColumn, _ arena: StringArena) -> StringNumbers {
    if let known = stringNumbers[ObjectIdentifier(column)] { return known }
    let numbers = StringNumbers(column, arena)
    stringNumbers[ObjectIdentifier(column)] = numbers
    return numbers
  }

  /// Notes that an operator keeps these variables of a batch. Counts only when there is a limit.
  func hold(_ batch: Batch, _ slots: some Sequence<Slot>) throws {
    guard options.memoryLimit != nil else { return }
    try hold(bytes: batch.byteCount(of: slots))
  }

  func keyID(_ name: String) -> KeyID? { graph.key(named: name) }

  // MARK: - Deleted elements

  func checkAlive(_ node: NodeID) throws {
    if deletes, !graph.contains(node) { throw ExecutionFailure.deletedEntityAccess("node") }
  }

  func checkAlive(_ edge: EdgeID) throws {
    if deletes, !graph.contains(edge) {
      throw ExecutionFailure.deletedEntityAccess("relationship")
    }
  }
}
