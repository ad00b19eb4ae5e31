import Concentric
import Foundation
import Testing

/// The scripts that install the program, run into folders of their own.
@Suite struct PackageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func shell(_ command: String, _ arguments: String...) throws -> Program.Outcome {
    var bash = Program()
    bash.executable = URL(fileURLWithPath: "/bin/bash")
    return try bash.run(["-c", command, "bash"] + arguments)
  }

  private static func has(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  private static let canPackage =
    getuid() == 0 && ["dpkg-deb", "dpkg", "strip", "objdump"].allSatisfy(has)

  @Test func installedFilesWorkAndGoAgain() throws {
    let prefix = folder.file("usr").path
    let outcome = try shell(
      "Scripts/install.sh \"$1\" \"$2\"", Program.executable.path, prefix)
    try #require(outcome.status == 0, "\(outcome.errors)")
    var installed = Program(folder: folder.url)
    installed.executable = URL(fileURLWithPath: prefix + "/bin/concentric")
    _ = try folder.write("珠海路派出所与工商银行签订共建协议。", to: "a.txt")
    #expect(try installed.run("build", "a.txt", "-o", "a.graph").status == 0)
    // The saved queries came along.
    #expect(try installed.run("queries").text.contains("allies-by-word"))
    #expect(try installed.run("run", "a.graph", "overview").text.contains("Organization,"))
    for file in [
      "bash-completion/completions/concentric", "zsh/site-functions/_concentric",
      "fish/vendor_completions.d/concentric.fish", "man/man1/concentric.1.gz",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(prefix)/share/\(file)"), "\(file)")
    }
    #expect(try shell("Scripts/install.sh --remove \"$1\"", prefix).status == 0)
    let left = try shell("find \"$1\" ! -type d", prefix)
    #expect(left.text.isEmpty, "\(left.text)")
  }

  @Test func theManualPageHasEveryCommand() throws {
    let page = try shell("Scripts/man-page.sh \"$1\"", Program.executable.path)
    #expect(page.status == 0, "\(page.errors)")
    #expect(page.text.contains(".TH CONCENTRIC 1 \"\" \"Concentric \(Version.text)\""))
    for command in HelpTests.commands {
      #expect(page.lines.contains(".SS \"concentric \(command)\""), "\(command)")
    }
    // Text that stands at a line's start and looks like a command is none.
    let known: Set = [".TH", ".SH", ".SS", ".B", ".I", ".RI", ".nf", ".fi", ".TP", ".BR", ".IR"]
    for line in page.lines where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(known.contains(String(line.prefix { $0 != " " })) || line.hasPrefix(".\\\""))
    }
  }

  @Test(
    .enabled(if: canPackage, "needs root, dpkg and binutils"))
  func theDebianPackageIsInstalledAndRemoved() throws {
    let made = try shell(
      "Scripts/make-deb.sh \"$1\" \"$2\"", Program.executable.path, folder.url.path)
    try #require(made.status == 0, "\(made.errors)")
    let package = try #require(made.lines.last)
    let control = try shell("dpkg-deb --field \"$1\"", package)
    #expect(control.lines.contains("Version: \(Version.text)"))
    for library in ["libgvc6", "libsqlite3-0", "libfontconfig1", "libc6 (>= "] {
      #expect(control.text.contains(library), "\(control.text)")
    }
    // A system of its own below a folder: its own list of packages, nobody else's files.
    let root = folder.file("root").path
    let dpkg = """
      mkdir -p "$1/var/lib/dpkg/updates" "$1/var/lib/dpkg/info" && touch "$1/var/lib/dpkg/status"
      dpkg --root="$1" --log=/dev/null --force-depends --force-script-chrootless
      """
    let installed = try shell(dpkg + " --install \"$2\"", root, package)
    try #require(installed.status == 0, "\(installed.errors)")
    var program = Program(folder: folder.url)
    program.executable = URL(fileURLWithPath: root + "/usr/bin/concentric")
    #expect(try program.run("--version").lines.first == "Concentric \(Version.text)")
    _ = try folder.write("珠海路派出所与工商银行签订共建协议。", to: "a.txt")
    #expect(try program.run("build", "a.txt", "-o", "a.graph").status == 0)
    let removed = try shell(dpkg + " --remove concentric", root)
    #expect(removed.status == 0, "\(removed.errors)")
    let left = try shell("find \"$1/usr\" ! -type d 2>/dev/null", root)
    #expect(left.text.isEmpty, "\(left.text)")
  }
}
