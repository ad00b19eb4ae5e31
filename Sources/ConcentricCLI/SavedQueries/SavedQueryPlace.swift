import Foundation

/// Where saved queries are looked for.
enum SavedQueryPlace {
  /// What `--queries` is when it is left out.
  static let help = "The folder of saved queries. Left out: 'queries', or those of the program."

  /// The folder that was named, else `queries` where the program is run, else the queries that were
  /// installed with the program.
  static func folder(_ option: String?) -> String {
    if let option { return option }
    let own = "queries"
    guard !FileManager.default.fileExists(atPath: own),
      let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
    else { return own }
    let installed = program.deletingLastPathComponent().appendingPathComponent(own).path
    return FileManager.default.fileExists(atPath: installed) ? installed : own
  }
}
