/// How nodes of one label look: told apart by shape as well as by colour.
struct NodeStyle: Hashable, Sendable {
  var shape: NodeShape
  var stroke: String
  var fill: String
  var text: String
  /// Fill and text of a centre.
  var strongFill: String
  var strongText: String

  /// The style of a label.
  ///
  /// - Parameter rank: Its place among the labels that have no style of their own; these take turns
  ///   through the spare styles.
  static func of(label: String, rank: Int, theme: Theme) -> NodeStyle {
    let (shape, hue) = known[label] ?? spare[rank % spare.count]
    return NodeStyle(shape: shape, tones: hue.tones(theme))
  }

  static func hasOwnStyle(_ label: String) -> Bool { known[label] != nil }

  private init(shape: NodeShape, tones: [String]) {
    self.shape = shape
    (stroke, fill, text) = (tones[0], tones[1], tones[2])
    (strongFill, strongText) = (tones[3], tones[4])
  }

  private static let known: [String: (NodeShape, Hue)] = [
    "Organization": (.roundedBox, .blue), "Place": (.hexagon, .teal),
    "Program": (.note, .amber), "Person": (.ellipse, .plum),
  ]
  private static let spare: [(NodeShape, Hue)] = [
    (.octagon, .slate), (.box, .plum), (.parallelogram, .teal), (.house, .amber), (.tab, .blue),
  ]
}

enum NodeShape: String, Sendable {
  case roundedBox, box, hexagon, note, ellipse, octagon, parallelogram, house, tab, circle

  /// Graphviz's name.
  var dotName: String { self == .roundedBox ? "box" : rawValue }

  /// The size of the shape around a text block, in points: its text lies wholly inside.
  func size(around text: Size) -> Size {
    switch self {
    case .roundedBox, .box: return Size(width: text.width + 20, height: text.height + 11)
    case .note, .tab: return Size(width: text.width + 24, height: text.height + 12)
    case .ellipse:
      let height = text.height + 14
      let slope = text.height * 0.8 / height
      return Size(width: text.width / (1 - slope * slope).squareRoot() + 16, height: height)
    case .hexagon, .octagon, .parallelogram:
      let height = text.height + 12
      return Size(
        width: (text.width + 10) / (1 - 0.5 * 0.8 * text.height / height), height: height)
    case .house: return Size(width: text.width + 22, height: text.height * 1.5 + 12)
    case .circle:
      let side =
        (text.width * text.width + text.height * text.height).squareRoot() + 22
      return Size(width: side, height: side)
    }
  }
}

/// A hue in all themes: stroke, fill, text, strong fill, strong text.
private enum Hue: Sendable {
  case blue, teal, amber, plum, slate

  func tones(_ theme: Theme) -> [String] {
    switch (self, theme) {
    case (.blue, .light): ["#2B5C9E", "#E6EFFA", "#16375F", "#23528F", "#FFFFFF"]
    case (.teal, .light): ["#1C7C6D", "#DFF3EE", "#0E4A41", "#14675A", "#FFFFFF"]
    case (.amber, .light): ["#B5651D", "#FCEFDC", "#6E3A0A", "#9A5212", "#FFFFFF"]
    case (.plum, .light): ["#98407F", "#F8E8F3", "#5C2049", "#84356D", "#FFFFFF"]
    case (.slate, .light): ["#5F6878", "#ECEEF2", "#363D49", "#4E5766", "#FFFFFF"]
    case (.blue, .dark): ["#7FB3F0", "#1B2C44", "#DCEBFC", "#7FB3F0", "#0C1A2B"]
    case (.teal, .dark): ["#62C9B4", "#14332F", "#D5F3EC", "#62C9B4", "#08211C"]
    case (.amber, .dark): ["#F0A95E", "#3A2A17", "#FBE8D2", "#F0A95E", "#2A1804"]
    case (.plum, .dark): ["#E08FC6", "#3A1F33", "#FAE1F2", "#E08FC6", "#2C0E23"]
    case (.slate, .dark): ["#A9B4C4", "#262D38", "#E3E8EF", "#A9B4C4", "#171C24"]
    case (.blue, .print): ["#0B2F66", "#FFFFFF", "#000000", "#FFFFFF", "#000000"]
    case (.teal, .print): ["#0A4F44", "#FFFFFF", "#000000", "#FFFFFF", "#000000"]
    case (.amber, .print): ["#7A3B00", "#F4F4F4", "#000000", "#F4F4F4", "#000000"]
    case (.plum, .print): ["#641E50", "#FFFFFF", "#000000", "#FFFFFF", "#000000"]
    case (.slate, .print): ["#333333", "#FFFFFF", "#000000", "#FFFFFF", "#000000"]
    }
  }
}
