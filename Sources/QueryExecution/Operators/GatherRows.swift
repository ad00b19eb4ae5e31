import PropertyGraph
import QueryPlanning
import Synchronization

/// Runs its input on equal parts of a scan, as many at a time as there are workers, and gives the
/// parts' rows in order.
///
/// - Rows: those of the input run on the whole, in the same order; which worker took a part does
///   not show. All are kept until they are handed on.
/// - Errors: that of the first part that fails.
final class GatherRows: Operator {
  /// Each with operators and state of its own.
  private let workers: [Worker]
  private var found: [Batch]?
  private var position = 0

  /// More than there are workers, since parts differ in work; the same on every machine.
  private static let partCount = 32

  /// A context and the operators that were compiled for it. Used by one thread at a time.
  final class Worker: @unchecked Sendable {
    let context: ExecutionContext
    let plan: Subplan
    let profiles: [OperatorProfile]

    init(_ context: ExecutionContext, _ plan: Subplan, _ profiles: [OperatorProfile]) {
      (self.context, self.plan, self.profiles) = (context, plan, profiles)
    }
  }

  init(_ context: ExecutionContext, live: Set<Slot>, workers: [Worker]) {
    self.workers = workers
    super.init(context, [], live: live)
  }

  override func reset() {
    found = nil
    position = 0
  }

  override func next() throws -> Batch? {
    if found == nil { found = try run() }
    guard let found, position < found.count else { return nil }
    defer { position += 1 }
    return found[position]
  }

  private enum Outcome {
    case rows([Batch])
    case failed(any Error)
  }

  /// The batches of all parts. Immutable batches may go to another thread.
  private struct Outcomes: @unchecked Sendable {
    var byPart: [Outcome?]
  }

  private func run() throws -> [Batch] {
    let outcomes = Locked(Outcomes(byPart: Array(repeating: nil, count: Self.partCount)))
    let nextPart = Atomic<Int>(0)
    inParallel(
      workers.map { worker in
        {
          while true {
            let part = nextPart.add(1, ordering: .relaxed).oldValue
            guard part < Self.partCount else { return }
            let outcome = Self.run(worker, part)
            outcomes.withLock { $0.byPart[part] = outcome }
            if case .failed = outcome { nextPart.store(Self.partCount, ordering: .relaxed) }
          }
        }
      })
    mergeProfiles()
    var result: [Batch] = []
    for case let outcome? in outcomes.withLock({ $0 }).byPart {
      switch outcome {
      case .rows(let batches): result += batches.map { withOwnWidth($0) }
      case .failed(let error): throw error
      }
    }
    for batch in result { try context.hold(bytes: batch.count * live.count * 16) }
    return result
  }

  private static func run(_ worker: Worker, _ part: Int) -> sending Outcome {
    worker.context.part = Part(index: part, count: partCount)
    let none = [Column](repeating: .absent, count: worker.context.width)
    worker.plan.start(Batch(count: 1, columns: none))
    do {
      var batches: [Batch] = []
      while let batch = try worker.plan.root.next() { batches.append(batch) }
      return .rows(batches)
    } catch {
      return .failed(error)
    }
  }

  /// A worker may have hidden columns that its plan needed.
  private func withOwnWidth(_ batch: Batch) -> Batch {
    var columns = [Column](repeating: .absent, count: context.width)
    for slot in live { columns[slot] = batch.columns[slot] }
    return Batch(count: batch.count, columns: columns)
  }

  /// Adds what the other workers did to the first's profiles, which are the plan's.
  private func mergeProfiles() {
    guard let first = workers.first else { return }
    for worker in workers.dropFirst() {
      for (own, other) in zip(first.profiles, worker.profiles) { own.add(other) }
    }
  }
}
