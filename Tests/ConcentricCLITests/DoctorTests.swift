import Foundation
import Testing

@testable import ConcentricCLI

@Suite struct DoctorTests {
  @Test func everythingIsLookedAt() throws {
    let outcome = try Program().run("doctor")
    let missing = outcome.lines.filter { $0.hasPrefix("missing") }
    // Where there is no Chinese font, that is what is wrong, and nothing else.
    #expect(missing.allSatisfy { $0.contains("fonts") })
    #expect(outcome.status == (missing.isEmpty ? 0 : 1))
    for subject in [
      "word lists", "Graphviz", "SQLite", "fonts", "terminal", "locale", "pager", "history",
    ] {
      #expect(outcome.lines.contains { $0.contains(subject) }, "\(subject)")
    }
  }

  @Test func brokenGraphvizIsTold() throws {
    let folder = try TemporaryFolder()
    // Graphviz looks for its plugins there and finds none.
    let outcome = try Program(environment: ["GVBINDIR": folder.url.path]).run("doctor")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("without dot, twopi, neato"))
    #expect(outcome.text.contains("→ apt-get install"))
  }

  @Test func missingFontsAreTold() throws {
    let folder = try TemporaryFolder()
    let config = try folder.write(
      "<?xml version=\"1.0\"?><fontconfig><dir>\(folder.url.path)</dir></fontconfig>",
      to: "fonts.conf")
    let outcome = try Program(environment: ["FONTCONFIG_FILE": config]).run("doctor")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("none with Chinese glyphs"))
    #expect(outcome.text.contains("apt-get install fonts-noto-cjk"))
  }

  @Test func surroundingsAreJudged() {
    #expect(SystemCheck.locale(["LANG": "zh_CN.UTF-8"]).state == .ok)
    #expect(SystemCheck.locale(["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]).state == .note)
    #expect(SystemCheck.locale([:]).advice?.contains("LANG=C.UTF-8") == true)
    #expect(SystemCheck.pager(["PATH": "/usr/bin:/bin", "PAGER": "cat -n"]).state == .ok)
    #expect(SystemCheck.pager(["PATH": "/nowhere"]).state == .note)
    #expect(SystemCheck.history(["CONCENTRIC_HISTORY": ""]).finding == "none is kept")
    #expect(SystemCheck.history(["CONCENTRIC_HISTORY": "/etc/passwd/history"]).state == .note)
    #expect(SystemCheck.history(["CONCENTRIC_HISTORY": "/tmp/none/history"]).state == .ok)
  }
}
