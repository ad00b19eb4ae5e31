/// A place in a drawing, in points; `y` grows upwards.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double

  static let zero = Point(x: 0, y: 0)

  static func + (left: Point, right: Point) -> Point {
    Point(x: left.x + right.x, y: left.y + right.y)
  }

  static func - (left: Point, right: Point) -> Point {
    Point(x: left.x - right.x, y: left.y - right.y)
  }
}

/// Width and height in points.
struct Size: Hashable, Sendable {
  var width: Double
  var height: Double
}

/// An upright rectangle around a centre.
struct Box: Hashable, Sendable {
  var center: Point
  var size: Size

  var minX: Double { center.x - size.width / 2 }
  var maxX: Double { center.x + size.width / 2 }
  var minY: Double { center.y - size.height / 2 }
  var maxY: Double { center.y + size.height / 2 }

  init(center: Point, size: Size) {
    self.center = center
    self.size = size
  }

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    center = Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2)
    size = Size(width: maxX - minX, height: maxY - minY)
  }

  /// Whether less than `gap` lies between the two, both across and up.
  func overlaps(_ other: Box, gap: Double = 0) -> Bool {
    abs(center.x - other.center.x) < (size.width + other.size.width) / 2 + gap - 1e-6
      && abs(center.y - other.center.y) < (size.height + other.size.height) / 2 + gap - 1e-6
  }

  func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  func insetBy(_ inset: Double) -> Box {
    Box(
      center: center,
      size: Size(width: size.width - 2 * inset, height: size.height - 2 * inset))
  }
}

extension Double {
  /// The number in decimal, with at most `places` digits behind the point and no needless zeros.
  ///
  /// - Parameter places: 0 to 6.
  func decimal(_ places: Int) -> String {
    guard isFinite else { return "0" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (self * scale).rounded()
    guard abs(scaled) < 1e15 else { return "\(self)" }
    let whole = Int64(scaled)
    let digits = String(whole.magnitude)
    guard places > 0 else { return (whole < 0 ? "-" : "") + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    return (whole < 0 ? "-" : "") + padded.dropLast(places)
      + (fraction.isEmpty ? "" : "." + fraction)
  }
}
