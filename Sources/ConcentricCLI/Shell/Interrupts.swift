import Concentric
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C while a query runs: stops the query and not the shell.
final class Interrupts {
  /// The query that runs now, seen by the thread that hears the signal.
  private final class Running: Sendable {
    let cancellation = Mutex<Cancellation?>(nil)
  }

  private let running = Running()
  private let source: any DispatchSourceSignal

  /// From now on the signal alone does nothing.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupts"))
    source.setEventHandler { [running] in running.cancellation.withLock { $0?.cancel() } }
    source.resume()
  }

  /// Runs some work that Ctrl-C cancels.
  func run<Result>(_ work: (Cancellation) throws -> Result) rethrows -> Result {
    let cancellation = Cancellation()
    running.cancellation.withLock { $0 = cancellation }
    defer { running.cancellation.withLock { $0 = nil } }
    return try work(cancellation)
  }
}
