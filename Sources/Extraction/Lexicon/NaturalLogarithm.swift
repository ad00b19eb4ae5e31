/// The natural logarithm, to the precision that costs of words need (1e-6).
///
/// Written out so that the module needs neither Foundation nor a C library.
func log(_ value: Float) -> Float {
  guard value > 0 else { return -.infinity }
  // value = m · 2^e with m in [1, 2); ln m by the series of artanh((m − 1) / (m + 1)).
  let m = value.significand
  let t = (m - 1) / (m + 1)
  let square = t * t
  var term = t
  var sum: Float = 0
  for odd in stride(from: Float(1), through: 13, by: 2) {
    sum += term / odd
    term *= square
  }
  return 2 * sum + Float(value.exponent) * 0.693_147_2
}
