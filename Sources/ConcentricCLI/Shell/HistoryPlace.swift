import Concentric
import Foundation

/// Where the shell keeps its history.
enum HistoryPlace {
  /// The file, or `nil` for none.
  ///
  /// - Parameters:
  ///   - option: The path of `--history`.
  ///   - environment: `CONCENTRIC_HISTORY` names the file, or keeps none when it is empty; else
  ///     `XDG_STATE_HOME` or `~/.local/state` holds it.
  static func path(option: String?, environment: [String: String]) -> String? {
    if let option { return option }
    if let path = environment["CONCENTRIC_HISTORY"] { return path.isEmpty ? nil : path }
    // The base folder specification lets only absolute paths count.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/concentric/history"
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return home + "/.local/state/concentric/history"
  }
}
