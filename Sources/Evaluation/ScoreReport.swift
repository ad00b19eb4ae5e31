import Foundation

/// Hits and misses of one label or type.
public struct Tally: Hashable, Sendable {
  public var truePositives = 0
  public var falsePositives = 0
  public var falseNegatives = 0

  public init() {}

  /// 0 when nothing was found.
  public var precision: Double { Self.share(truePositives, falsePositives) }
  /// 0 when nothing was to be found.
  public var recall: Double { Self.share(truePositives, falseNegatives) }
  /// The harmonic mean of both.
  public var f1: Double {
    let sum = precision + recall
    return sum == 0 ? 0 : 2 * precision * recall / sum
  }

  static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    sum.truePositives += b.truePositives
    sum.falsePositives += b.falsePositives
    sum.falseNegatives += b.falseNegatives
    return sum
  }

  private static func share(_ part: Int, _ rest: Int) -> Double {
    part + rest == 0 ? 0 : Double(part) / Double(part + rest)
  }
}

/// One fact that was missed or is wrong.
public struct ScoreError: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case missed, wrong
    /// A second node for a thing that another one already stands for.
    case split
  }

  public var document: String
  public var kind: Kind
  /// A label or a type.
  public var category: String
  public var name: String

  init(_ document: String, _ kind: Kind, _ category: String, _ name: String) {
    self.document = document
    self.kind = kind
    self.category = category
    self.name = name
  }
}

/// How the evidence holds up.
public struct EvidenceTally: Hashable, Sendable {
  public var facts = 0
  /// Facts with no evidence at all.
  public var without = 0
  public var spans = 0
  /// Spans at which another text stands.
  public var wrong = 0
  /// Spans that are empty or run past the end.
  public var empty = 0

  mutating func add(_ evidence: [PredictedFacts.Span], in text: [Unicode.Scalar]?) {
    facts += 1
    if evidence.isEmpty { without += 1 }
    for span in evidence {
      spans += 1
      guard let text else { continue }
      let start = min(max(span.start, 0), text.count)
      let end = min(max(span.end, start), text.count)
      if let said = span.text, !said.unicodeScalars.elementsEqual(text[start..<end]) { wrong += 1 }
      if span.end <= span.start || span.end > text.count { empty += 1 }
    }
  }
}

/// What a run of the scorer found.
public struct ScoreReport: Hashable, Sendable {
  /// By label and type.
  public var tallies: [String: Tally] = [:]
  public var errors: [ScoreError] = []
  public var evidence = EvidenceTally()
  public var documents = 0
  /// Documents that could not be extracted.
  public var failed = 0

  /// Every label, all nodes, every type, all edges, in this order.
  public var figures: [(name: String, tally: Tally)] {
    func rows(_ keys: [String], _ sum: String) -> [(name: String, tally: Tally)] {
      let rows = keys.map { (name: $0, tally: tallies[$0] ?? Tally()) }
      return rows + [(sum, rows.map(\.tally).reduce(Tally(), +))]
    }
    return rows(Scorer.labels, "nodes") + rows(Scorer.types, "edges")
  }

  /// A table for people.
  public var table: String {
    var text = "                      P      R     F1    tp    fp    fn\n"
    for (name, tally) in figures {
      let shares = [tally.precision, tally.recall, tally.f1].map { String(format: "%7.3f", $0) }
      let counts = [tally.truePositives, tally.falsePositives, tally.falseNegatives]
        .map { String(format: "%6d", $0) }
      text += name + String(repeating: " ", count: max(16 - name.count, 1))
      text += shares.joined() + counts.joined() + "\n"
    }
    text += "evidence: \(evidence.facts) facts, \(evidence.without) without, "
    text += "\(evidence.spans) spans, \(evidence.wrong) false, \(evidence.empty) empty; "
    return text + "documents: \(documents), failed: \(failed)\n"
  }

  /// The errors, one a line: document, kind, label or type, name; sorted.
  public var errorList: String {
    errors.map { "\($0.document)\t\($0.kind.rawValue)\t\($0.category)\t\($0.name)\n" }
      .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.joined()
  }

  /// The figures as one JSON object, in full precision.
  public var json: String {
    let rows = figures.map { name, tally in
      """
      "\(name)": {"precision": \(tally.precision), "recall": \(tally.recall), "f1": \(tally.f1), \
      "tp": \(tally.truePositives), "fp": \(tally.falsePositives), "fn": \(tally.falseNegatives)}
      """
    }
    return """
      {"figures": {\(rows.joined(separator: ", "))}, "evidence": {"facts": \(evidence.facts), \
      "without": \(evidence.without), "spans": \(evidence.spans), "false": \(evidence.wrong), \
      "empty": \(evidence.empty)}, "documents": \(documents), "failed": \(failed)}

      """
  }
}
