import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many processors the machine has online.
package let processorCount: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

/// Runs the tasks, on as many cores as there are, and returns when all are done.
package func inParallel(_ tasks: [@Sendable () -> Void]) {
  if tasks.count < 2 {
    for task in tasks { task() }
  } else {
    DispatchQueue.concurrentPerform(iterations: tasks.count) { tasks[$0]() }
  }
}

/// The results of `body` for 0 up to `count`, computed on as many cores as there are.
package func mapInParallel<Result: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let results = ResultSlots<Result>(count)
  inParallel((0..<count).map { index in { results.store(body(index), at: index) } })
  return results.take()
}

/// One place for each task's result; no two tasks touch the same.
private final class ResultSlots<Result: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Result?>

  init(_ count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func store(_ result: Result, at index: Int) { slots[index] = result }

  func take() -> [Result] { slots.compactMap { $0 } }
}
