import Concentric
import Foundation
import LineEditor

/// One thing that the program needs or likes to find on the system.
struct SystemCheck: Equatable {
  enum State: String {
    case ok
    /// Something to know; everything works.
    case note
    /// Some command cannot do its work.
    case missing
  }

  let state: State
  let subject: String
  /// What was found.
  let finding: String
  /// What to do about it.
  var advice: String?

  static func all(environment: [String: String]) -> [SystemCheck] {
    let drawing = DrawingSystem()
    return [languageData(), graphviz(drawing), sqlite, fonts(drawing)]
      + [terminal, locale, pager, history].map { $0(environment) }
  }

  /// The checks for people: a line each, and what to do below.
  static func text(of checks: [SystemCheck]) -> String {
    let width = checks.map(\.subject.count).max() ?? 0
    return checks.map { check in
      let head =
        check.state.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
        + check.subject.padding(toLength: width + 2, withPad: " ", startingAt: 0)
      let advice = check.advice.map {
        String(repeating: " ", count: width + 11) + "→ " + $0 + "\n"
      }
      return (head + check.finding).replacingControls() + "\n" + (advice ?? "")
    }.joined()
  }

  // MARK: What the program is made of

  private static func languageData() -> SystemCheck {
    do {
      _ = try TextExtraction()
      return SystemCheck(state: .ok, subject: "word lists", finding: "read, and the rules")
    } catch {
      return SystemCheck(
        state: .missing, subject: "word lists", finding: "cannot be read: \(error)",
        advice: "install the program anew, with Concentric_LanguageData.resources beside it")
    }
  }

  private static func graphviz(_ drawing: DrawingSystem) -> SystemCheck {
    guard let version = DrawingSystem.version else {
      return SystemCheck(
        state: .missing, subject: "Graphviz", finding: "does not start",
        advice: "apt-get install libgvc6")
    }
    let lost = drawing.missingLayouts.map(\.rawValue) + drawing.missingFormats.map(\.rawValue)
    guard lost.isEmpty else {
      return SystemCheck(
        state: .missing, subject: "Graphviz",
        finding: "\(version) without \(lost.joined(separator: ", "))",
        advice: "apt-get install libgvc6 graphviz && dot -c, which lists the plugins anew")
    }
    let forms = PictureFormat.allCases.map(\.rawValue).joined(separator: ", ")
    return SystemCheck(state: .ok, subject: "Graphviz", finding: "\(version), draws \(forms)")
  }

  private static var sqlite: SystemCheck {
    SystemCheck(state: .ok, subject: "SQLite", finding: GraphFile.sqliteVersion)
  }

  // MARK: What is around it

  private static func fonts(_ drawing: DrawingSystem) -> SystemCheck {
    let fonts = drawing.chineseFonts
    guard let first = fonts.first else {
      return SystemCheck(
        state: .missing, subject: "fonts",
        finding: "none with Chinese glyphs: PNG and PDF show boxes",
        advice: "apt-get install fonts-noto-cjk")
    }
    let others = fonts.count > 1 ? " and \(fonts.count - 1) more" : ""
    return SystemCheck(state: .ok, subject: "fonts", finding: "Chinese glyphs in \(first)\(others)")
  }

  private static func terminal(_ environment: [String: String]) -> SystemCheck {
    let terminal = Terminal()
    guard terminal.isInteractive else {
      return SystemCheck(
        state: .note, subject: "terminal",
        finding: "none here: results are plain, the shell reads lines")
    }
    let size = terminal.size
    let finding = "\(size.columns) × \(size.rows), TERM=\(environment["TERM"] ?? "")"
    guard size.columns >= 60 else {
      return SystemCheck(
        state: .note, subject: "terminal", finding: finding,
        advice: "tables like 60 columns and more; narrower ones show one value a line")
    }
    return SystemCheck(state: .ok, subject: "terminal", finding: finding)
  }

  static func locale(_ environment: [String: String]) -> SystemCheck {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let isUTF8 = name.map {
      let lowered = $0.lowercased()
      return lowered.contains("utf-8") || lowered.contains("utf8")
    }
    guard isUTF8 == true else {
      return SystemCheck(
        state: .note, subject: "locale", finding: "\(name ?? "none set"), which is not UTF-8",
        advice: "Concentric writes UTF-8 all the same; for pager and terminal: export LANG=C.UTF-8")
    }
    return SystemCheck(state: .ok, subject: "locale", finding: name ?? "")
  }

  static func pager(_ environment: [String: String]) -> SystemCheck {
    let command = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "less"
    let program = command.split(separator: " ").first.map(String.init) ?? command
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let exists =
      program.contains("/")
      ? access(program, X_OK) == 0 : folders.contains { access("\($0)/\(program)", X_OK) == 0 }
    guard exists else {
      return SystemCheck(
        state: .note, subject: "pager",
        finding: "no program '\(program)': long results are printed",
        advice: "apt-get install less, or export PAGER=…")
    }
    return SystemCheck(state: .ok, subject: "pager", finding: command)
  }

  static func history(_ environment: [String: String]) -> SystemCheck {
    guard let path = HistoryPlace.path(option: nil, environment: environment) else {
      return SystemCheck(state: .note, subject: "history", finding: "none is kept")
    }
    // The file and its folders are made when they are first needed.
    var place = URL(fileURLWithPath: path)
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
      place.deleteLastPathComponent()
    }
    let isFolder = (try? place.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    guard place.path == path || isFolder, access(place.path, W_OK) == 0 else {
      return SystemCheck(
        state: .note, subject: "history", finding: "\(path) cannot be written",
        advice: "name another file by CONCENTRIC_HISTORY")
    }
    return SystemCheck(state: .ok, subject: "history", finding: path)
  }
}
