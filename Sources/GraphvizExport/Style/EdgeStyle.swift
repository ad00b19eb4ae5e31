/// How edges of one type look: told apart by line and arrow as well as by colour.
struct EdgeStyle: Hashable, Sendable {
  enum Line: String, Sendable { case solid, dashed, dotted }
  enum Arrow: String, Sendable { case none, vee, normal, onormal, odiamond }

  var color: String
  var line: Line
  var arrow: Arrow
  /// Points, for an edge with one source.
  var width: Double

  /// The style of a type; see `NodeStyle.of(label:rank:theme:)` for `rank`.
  static func of(type: String, rank: Int, theme: Theme) -> EdgeStyle {
    let (line, arrow, width, colors) = known[type] ?? spare[rank % spare.count]
    let index = Theme.allCases.firstIndex(of: theme) ?? 0
    return EdgeStyle(color: colors[index], line: line, arrow: arrow, width: width)
  }

  static func hasOwnStyle(_ type: String) -> Bool { known[type] != nil }

  /// Points for an edge that so many documents support: grows slower and slower, up to three times.
  func width(sources: Int) -> Double {
    var doublings = 0.0
    var left = Double(max(1, sources))
    while left >= 2, doublings < 4 {
      left /= 2
      doublings += 1
    }
    return width * (1 + min(4, doublings + (left - 1)) * 0.5)
  }

  private typealias Entry = (Line, Arrow, Double, [String])

  private static let known: [String: Entry] = [
    "ALLIANCE_WITH": (.solid, .none, 1.9, ["#C43A4B", "#F2808C", "#8C1220"]),
    "SERVES": (.dashed, .vee, 1.2, ["#2C8A66", "#5FBF97", "#0D4F37"]),
    "SUBORDINATE_TO": (.dotted, .normal, 1.4, ["#6A7690", "#8D9AB2", "#303848"]),
  ]
  private static let spare: [Entry] = [
    (.solid, .normal, 1.1, ["#7757A6", "#B79CE8", "#3F2470"]),
    (.dashed, .odiamond, 1.1, ["#A26A00", "#E0B050", "#5C3C00"]),
    (.solid, .onormal, 1.1, ["#4A7C8C", "#8CC0D0", "#1E4450"]),
    (.dotted, .vee, 1.5, ["#8A4B38", "#D69A86", "#552414"]),
  ]
}
