import Concentric
import Foundation

/// Does several runs at a time, each on its own copy of the graph.
enum ParallelRuns {
  private struct State {
    var next = 0
    var finished: [FinishedRun?]
    var isStopped = false
  }

  /// What all threads share.
  private final class Shared: Sendable {
    let state: Locked<State>
    init(count: Int) {
      state = Locked(State(finished: Array(repeating: nil, count: count)))
    }
  }

  /// What came of the plans, in their order; `nil` for those left out after a failure.
  ///
  /// - Parameters:
  ///   - jobs: How many at a time, at least 1.
  ///   - stopsAtFailure: Begins no other run once one has failed or differs.
  ///   - differences: How a run's result differs from the one expected; `nil` compares nothing.
  static func run(
    _ plans: [PlannedRun], on graph: Graph, jobs: Int, options: ExecutionOptions,
    stopsAtFailure: Bool, differences: (@Sendable (FinishedRun) -> [String])? = nil
  ) -> [FinishedRun?] {
    let shared = Shared(count: plans.count)
    let group = DispatchGroup()
    for _ in 0..<max(1, min(jobs, plans.count)) {
      group.enter()
      let thread = Thread {
        while let index = take(from: shared, count: plans.count) {
          let plan = plans[index]
          let outcome =
            plan.query.map {
              SavedQueryRun($0, on: graph, parameters: plan.parameters, options: options)
            } ?? SavedQueryRun(failure: plan.failure ?? "it cannot be read")
          var run = FinishedRun(plan: plan, run: outcome)
          run.differences = differences?(run)
          shared.state.withLock { [run] in
            $0.finished[index] = run
            if stopsAtFailure, !run.isOK { $0.isStopped = true }
          }
        }
        group.leave()
      }
      thread.stackSize = 8 << 20  // as much as the main thread has
      thread.start()
    }
    group.wait()
    return shared.state.withLock { $0.finished }
  }

  private static func take(from shared: Shared, count: Int) -> Int? {
    shared.state.withLock { state in
      guard !state.isStopped, state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
