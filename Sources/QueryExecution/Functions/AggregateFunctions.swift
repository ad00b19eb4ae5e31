import PropertyGraph
import QueryPlanning

/// Functions that make one value of many rows. They skip null.
enum AggregateFunctions {
  static let all: [AggregateFunction] = [
    AggregateFunction("count", 1...1, result: { _ in .integer }) { CountAccumulator() },
    AggregateFunction("collect", 1...1, result: { .list($0[0]) }) { CollectAccumulator() },
    AggregateFunction("sum", 1...1, result: { $0[0] == .any ? .any : $0[0] }) {
      SumAccumulator()
    },
    AggregateFunction("avg", 1...1, result: { _ in .any }) { AverageAccumulator() },
    AggregateFunction("min", 1...1, result: { $0[0] }) { ExtremeAccumulator(.less) },
    AggregateFunction("max", 1...1, result: { $0[0] }) { ExtremeAccumulator(.greater) },
    AggregateFunction("stDev", 1...1, [.number], result: { _ in .float }) {
      DeviationAccumulator(isSample: true)
    },
    AggregateFunction("stDevP", 1...1, [.number], result: { _ in .float }) {
      DeviationAccumulator(isSample: false)
    },
    AggregateFunction("percentileCont", 2...2, [.number, .number], result: { _ in .float }) {
      PercentileAccumulator(isContinuous: true)
    },
    AggregateFunction("percentileDisc", 2...2, [.number, .number], result: { _ in .number }) {
      PercentileAccumulator(isContinuous: false)
    },
  ]
}

/// `count(x)` and `count(*)`
final class CountAccumulator: Accumulator {
  var count: Int64 = 0
  func add(_ value: Value, _ others: [Value]) { count += 1 }
  func add(_ value: Value, _ others: [Value], weight: Int64) { count += weight }
  func result() -> Value { .integer(count) }
}

final class CollectAccumulator: Accumulator {
  var keepsValues: Bool { true }
  private var values: [Value] = []
  func add(_ value: Value, _ others: [Value]) { values.append(value) }
  func result() -> Value { .list(values) }
}

/// Integers stay integers until a float comes; durations add up too.
final class SumAccumulator: Accumulator {
  private var sum: Value = .integer(0)
  private var isEmpty = true
  func add(_ value: Value, _ others: [Value]) throws {
    switch value {
    case .integer, .float: sum = try Arithmetic.add(sum, value)
    case .duration: sum = isEmpty ? value : try Arithmetic.add(sum, value)
    default:
      throw ExecutionFailure.invalidArgumentValue(
        "sum() needs numbers or durations, not \(value.kindName)")
    }
    isEmpty = false
  }
  func result() -> Value { sum }
}

/// Of integers the exact sum is divided, so that their order does not show.
final class AverageAccumulator: Accumulator {
  private var count: Int64 = 0
  private var mean = 0.0
  /// The sum, as long as there are only integers and it has room.
  private var integers: Int64? = 0
  private var durations: Value = .null
  func add(_ value: Value, _ others: [Value]) throws {
    count += 1
    if case .duration = value {
      durations = durations.isNull ? value : try Arithmetic.add(durations, value)
      return
    }
    guard let number = value.asDouble else {
      throw ExecutionFailure.invalidArgumentValue(
        "avg() needs numbers or durations, not \(value.kindName)")
    }
    mean += (number - mean) / Double(count)
    if case .integer(let integer) = value, let sum = integers?.addingReportingOverflow(integer),
      !sum.overflow
    {
      integers = sum.partialValue
    } else {
      integers = nil
    }
  }
  func add(_ value: Value, _ others: [Value], weight: Int64) throws {
    guard case .integer(let integer) = value, let integers,
      case let (product, tooMuch) = integer.multipliedReportingOverflow(by: weight), !tooMuch,
      case let (sum, overflow) = integers.addingReportingOverflow(product), !overflow
    else {
      for _ in 0..<weight { try add(value, others) }
      return
    }
    count += weight
    mean += (Double(integer) - mean) * Double(weight) / Double(count)
    self.integers = sum
  }
  func result() throws -> Value {
    guard count > 0 else { return .null }
    guard durations.isNull else { return try Arithmetic.divide(durations, .integer(count)) }
    return .float(integers.map { Double($0) / Double(count) } ?? mean)
  }
}

/// `min` and `max`, in the order of `ORDER BY`.
final class ExtremeAccumulator: Accumulator {
  private let wanted: Comparison
  private var best: Value = .null
  init(_ wanted: Comparison) { self.wanted = wanted }
  func add(_ value: Value, _ others: [Value]) {
    if best.isNull || value.ordered(to: best) == wanted { best = value }
  }
  func add(_ value: Value, _ others: [Value], weight: Int64) { add(value, others) }
  func result() -> Value { best }
}

/// Standard deviation by Welford's method.
final class DeviationAccumulator: Accumulator {
  private let isSample: Bool
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0
  init(isSample: Bool) { self.isSample = isSample }
  func add(_ value: Value, _ others: [Value]) throws {
    guard let number = value.asDouble else {
      throw ExecutionFailure.invalidArgumentValue(
        "stDev() needs numbers, not \(value.kindName)")
    }
    count += 1
    let delta = number - mean
    mean += delta / count
    squares += delta * (number - mean)
  }
  func result() -> Value {
    let divisor = isSample ? count - 1 : count
    return .float(divisor > 0 ? (squares / divisor).squareRoot() : 0)
  }
}

final class PercentileAccumulator: Accumulator {
  var keepsValues: Bool { true }
  private let isContinuous: Bool
  private var values: [Value] = []
  private var percentile = 0.0
  init(isContinuous: Bool) { self.isContinuous = isContinuous }
  func add(_ value: Value, _ others: [Value]) throws {
    guard value.asDouble != nil else {
      throw ExecutionFailure.invalidArgumentValue("numbers are needed, not \(value.kindName)")
    }
    guard let fraction = others.first?.asDouble, (0...1).contains(fraction) else {
      throw ExecutionFailure.numberOutOfRange("a percentile lies between 0.0 and 1.0")
    }
    percentile = fraction
    values.append(value)
  }
  func result() -> Value {
    guard !values.isEmpty else { return .null }
    values.sort { $0.precedes($1) }
    let last = Double(values.count - 1)
    guard isContinuous else {
      let rank = (percentile * Double(values.count)).rounded(.up)
      return values[min(max(Int(rank) - 1, 0), values.count - 1)]
    }
    let position = percentile * last
    let low = Int(position.rounded(.down))
    let high = Int(position.rounded(.up))
    let (below, above) = (values[low].asDouble ?? 0, values[high].asDouble ?? 0)
    return .float(below + (above - below) * (position - Double(low)))
  }
}
