/// The colours of a picture.
public enum Theme: String, CaseIterable, Hashable, Sendable {
  /// For screens: tinted shapes on warm white.
  case light
  /// For dark screens and slides.
  case dark
  /// For paper, also in black and white: dark strokes on white.
  case print

  var colors: ThemeColors {
    switch self {
    case .light:
      ThemeColors(
        background: "#FBFAF6", ring: "#E3DED0", core: "#F5F2E9", text: "#24262B",
        muted: "#77736A", strokeWidth: 1.3)
    case .dark:
      ThemeColors(
        background: "#14181F", ring: "#2A323F", core: "#191F29", text: "#E8ECF2",
        muted: "#939CAB", strokeWidth: 1.3)
    case .print:
      ThemeColors(
        background: "#FFFFFF", ring: "#C8C8C8", core: "#FFFFFF", text: "#000000",
        muted: "#444444", strokeWidth: 1.4)
    }
  }
}

/// Colours are `#RRGGBB`.
struct ThemeColors: Sendable {
  var background: String
  /// The circles that the rings stand on, and the disc in their middle.
  var ring: String
  var core: String
  /// Title and legend; subtitle and notes.
  var text: String
  var muted: String
  /// Points.
  var strokeWidth: Double
}
