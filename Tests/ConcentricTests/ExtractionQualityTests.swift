import Concentric
import Foundation
import Testing

/// Extraction may get better, not worse: a change that loses names or edges on the annotated texts
/// shows here. The floors stand a little under the figures at the time; raise them with the figures.
@Suite struct ExtractionQualityTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test(arguments: [
    ("Tests/Gold/seeds", "seeds", 0.90, 0.77), ("Tests/Gold/dev", "Tests/Gold/dev", 0.945, 0.84),
    ("Tests/Gold/own", "Tests/Gold/own", 0.95, 0.92),
  ])
  func figuresHold(gold: String, texts: String, nodes: Double, edges: Double) throws {
    let (report, failures) = try GoldFolder("\(Self.root)/\(gold)")
      .score(
        try TextExtraction(), textsIn: "\(Self.root)/\(texts)")
    #expect(failures.isEmpty)
    let figures = Dictionary(uniqueKeysWithValues: report.figures.map { ($0.name, $0.tally) })
    #expect((figures["nodes"]?.f1 ?? 0) >= nodes, "\(report.table)")
    #expect((figures["edges"]?.f1 ?? 0) >= edges, "\(report.table)")
    #expect(report.evidence.wrong == 0)
    #expect(report.evidence.empty == 0)
    #expect(report.evidence.without == 0)
  }
}
