import Concentric
import Dispatch
import Foundation

/// Ctrl-C while a query runs: stops the query and not the shell.
final class Interrupts {
  /// What the next signal cancels, seen by the thread that hears it.
  private final class Target: Sendable {
    let cancellation = Locked(Cancellation())
  }

  private let target = Target()
  private let source: any DispatchSourceSignal

  /// From now on the signal alone does nothing.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupts"))
    source.setEventHandler { [target] in target.cancellation.withLock { $0.cancel() } }
    source.resume()
  }

  /// Forgets earlier signals. Called before an input is read, so that none that comes after its
  /// Enter is lost.
  func arm() { target.cancellation.withLock { $0 = Cancellation() } }

  /// Cancelled by the first signal since ``arm()``.
  var cancellation: Cancellation { target.cancellation.withLock { $0 } }
}
