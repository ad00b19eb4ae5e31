import Foundation
import Testing

@testable import GraphvizExport

@Suite("Page")
struct PageTests {
  private func page(
    _ network: Network, _ options: RenderOptions = RenderOptions()
  ) throws -> String {
    var options = options
    options.format = .html
    return String(
      decoding: try NetworkRenderer(options: options).render(network).bytes, as: UTF8.self)
  }

  @Test("Nothing runs but the one script, and nothing is fetched")
  func policy() throws {
    let html = try page(Samples.hostile, RenderOptions(linkBase: "https://example.org/"))
    let policy = try #require(html.range(from: "Content-Security-Policy\" content=\"", to: "\""))
    #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
    #expect(!policy.contains("unsafe"))
    let script = try #require(html.range(from: "<script>", to: "</script>"))
    let style = try #require(html.range(from: "<style>", to: "</style>"))
    for text in [script, style] {
      #expect(policy.contains("sha256-" + Base64.encode(SHA256.hash(Array(text.utf8)))))
    }
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(!html.contains("src="))
    #expect(!html.contains("onload=\""))
  }

  @Test(
    "SHA-256 by the standard's examples",
    arguments: [
      ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
      ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
      ),
    ])
  func hash(text: String, expected: String) {
    #expect(Base64.encode(SHA256.hash(Array(text.utf8))) == expected)
  }

  // MARK: - In a browser

  private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private struct Outcome: Decodable {
    enum Item: Decodable, Equatable {
      case number(Double), text(String), truth(Bool), nothing

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
          self = .truth(value)
        } else if let value = try? container.decode(Double.self) {
          self = .number(value)
        } else if let value = try? container.decode(String.self) {
          self = .text(value)
        } else {
          self = .nothing
        }
      }
    }

    var values: [Item]
    var errors: [String]
  }

  private func drive(_ html: String, _ steps: [[String: String]]) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.html")
    let input = folder.appending(path: "steps.json")
    let output = folder.appending(path: "outcome.json")
    try Data(html.utf8).write(to: file)
    try JSONEncoder().encode(steps).write(to: input)
    try Data().write(to: output)
    let driver = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Browser/drive.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", driver.path(), Self.browser ?? "", file.path()]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Outcome.self, from: Data(contentsOf: output))
  }

  @Test(
    "Search, hover, click, filter, fold, keys and saving",
    .enabled(if: browser != nil, "chromium is not installed"))
  func behaviour() throws {
    let shown = "document.querySelectorAll('.node[tabindex]:not(.off)').length"
    let least = """
      ((text) => {
        const box = document.querySelector('.filters input[type=number]');
        box.value = text;
        box.dispatchEvent(new Event('input'));
      })
      """
    /// Whether an event of the pointer, so far from a place and with such buttons held, moves what is shown.
    let pointer = """
      ((kind, by, buttons) => {
        const before = view.box.join();
        const place = { clientX: 300 + by, clientY: 300, button: 0, buttons, bubbles: true };
        document.querySelector('svg').dispatchEvent(new PointerEvent(kind, place));
        return view.box.join() !== before;
      })
      """
    let steps = [
      ["evaluate": shown],
      ["hover": "#organization-2 text"],
      ["evaluate": "document.querySelectorAll('.node.near').length"],
      // Search by alias, then open what was found.
      ["click": "input[type=search]"], ["type": "市南公安"],
      ["evaluate": "document.querySelector('.results li').textContent"],
      ["key": "Enter"],
      ["evaluate": "document.querySelector('aside h1').textContent"],
      ["evaluate": "document.querySelector('aside blockquote').textContent"],
      ["evaluate": "document.querySelector('aside mark').textContent"],
      // Click another node, then an edge in its list.
      ["click": "#organization-3 text"],
      ["evaluate": "document.querySelector('aside h1').textContent"],
      ["click": "aside ul button"],
      ["evaluate": "document.querySelector('aside h1').textContent"],
      ["key": "Escape"],
      ["evaluate": "document.querySelector('aside').hidden"],
      // Filters: by label, by type, by number of documents.
      ["click": ".filters summary"], ["click": "input[data-label=Person]"],
      ["evaluate": "document.getElementById('person-10').classList.contains('off')"],
      ["click": "input[data-label=Person]"],
      ["click": "input[data-type=ALLIANCE_WITH]"],
      ["evaluate": "document.getElementById('alliance-with-2').classList.contains('off')"],
      ["click": "input[data-type=ALLIANCE_WITH]"],
      ["evaluate": "\(least)('3'); \(shown)"], ["evaluate": "\(least)('1'); \(shown)"],
      // Fold the branch: its three allies and the bank go.
      ["double": "#organization-1 text"],
      ["evaluate": shown],
      ["double": "#organization-1 text"],
      ["evaluate": shown],
      // Keys: zoom, fit, move between nodes.
      ["evaluate": "page.choose(null); document.activeElement.blur()"],
      ["key": "+"],
      ["evaluate": "view.box[2] < view.home[2]"], ["key": "0"],
      ["evaluate": "view.box[2] === view.home[2]"],
      ["evaluate": "elements.nodes[0].focus(); document.activeElement.id"],
      ["key": "ArrowUp"],
      ["evaluate": "document.activeElement.id !== 'organization-0'"],
      // A drag pans, and ends with the button.
      ["evaluate": "\(pointer)('pointerdown', 0, 1) || \(pointer)('pointermove', 60, 1)"],
      ["evaluate": "\(pointer)('pointerup', 60, 0) || \(pointer)('pointermove', 120, 0)"],
      ["evaluate": "view.fit()"],
      // Saving.
      ["evaluate": "view.saveSVG(); document.documentElement.dataset.saved.startsWith('svg ')"],
      [
        "evaluate":
          "new DOMParser().parseFromString(view.text(), 'image/svg+xml').querySelectorAll('parsererror').length"
      ],
      ["evaluate": "view.savePNG()"],
      ["wait": "document.documentElement.dataset.saved.startsWith('png ')"],
      ["evaluate": "Number(document.documentElement.dataset.saved.slice(4)) > 20000"],
    ]
    let outcome = try drive(page(Samples.station), steps)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    let expected: [Outcome.Item] = [
      .number(12), .number(5), .text("珠海路派出所"), .text("珠海路派出所"),
      .text("近日，珠海路派出所被提到。后文。同心圆 · 第 3 行"), .text("珠海路派出所"),
      .text("中国工商银行市南第四支行党委"), .text("珠海路派出所党支部 — 中国工商银行市南第四支行党委"),
      .truth(true), .truth(true), .truth(true), .number(3), .number(12), .number(8), .number(12),
      .nothing, .truth(true), .truth(true), .text("organization-0"), .truth(true),
      .truth(true), .truth(false), .nothing, .truth(true), .number(0), .nothing, .truth(true),
    ]
    #expect(outcome.values.count == expected.count)
    for (index, (value, wanted)) in zip(outcome.values, expected).enumerated() {
      #expect(value == wanted, "evaluation \(index)")
    }
  }

  @Test(
    "Hostile names do nothing",
    .enabled(if: browser != nil, "chromium is not installed"))
  func hostile() throws {
    let visits = Samples.hostile.nodes.indices.flatMap { index in
      [
        [
          "evaluate":
            "page.choose({ node: \(index) }); document.querySelector('aside h1').textContent"
        ]
      ]
    }
    let edges = Samples.hostile.edges.indices.map { ["evaluate": "page.choose({ edge: \($0) })"] }
    let html = try page(Samples.hostile, RenderOptions(linkBase: "docs/"))
    let outcome = try drive(
      html,
      visits + edges + [
        ["evaluate": "document.querySelectorAll('script').length"],
        ["evaluate": "document.querySelectorAll('aside script, aside b').length"],
        ["evaluate": "document.querySelectorAll('main b, main > script').length"],
      ])
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.values.first == .text("<script>alert(1)</script>"))
    #expect(outcome.values.suffix(3) == [.number(2), .number(0), .number(0)])
  }
}
