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
  override func add(_ value: Value, _ others: [Value]) { count += 1 }
  override func result() -> Value { .integer(count) }
}

final class CollectAccumulator: Accumulator {
  private var values: [Value] = []
  override func add(_ value: Value, _ others: [Value]) { values.append(value) }
  override func result() -> Value { .list(values) }
}

/// Integers stay integers until a float comes; durations add up too.
final class SumAccumulator: Accumulator {
  private var sum: Value = .integer(0)
  private var isEmpty = true
  override func add(_ value: Value, _ others: [Value]) throws {
    switch value {
    case .integer, .float: sum = try Arithmetic.add(sum, value)
    case .duration: sum = isEmpty ? value : try Arithmetic.add(sum, value)
    default:
      throw ExecutionFailure.invalidArgumentValue(
        "sum() needs numbers or durations, not \(value.kindName)")
    }
    isEmpty = false
  }
  override func result() -> Value { sum }
}

final class AverageAccumulator: Accumulator {
  private var count: Int64 = 0
  private var mean = 0.0
  private var durations: Value = .null
  override func add(_ value: Value, _ others: [Value]) throws {
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
  }
  override func result() throws -> Value {
    guard count > 0 else { return .null }
    return durations.isNull
      ? .float(mean) : try Arithmetic.divide(durations, .integer(count))
  }
}

/// `min` and `max`, in the order of `ORDER BY`.
final class ExtremeAccumulator: Accumulator {
  private let wanted: Comparison
  private var best: Value = .null
  init(_ wanted: Comparison) { self.wanted = wanted }
  override func add(_ value: Value, _ others: [Value]) {
    if best.isNull || value.ordered(to: best) == wanted { best = value }
  }
  override func result() -> Value { best }
}

/// Standard deviation by Welford's method.
final class DeviationAccumulator: Accumulator {
  private let isSample: Bool
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0
  init(isSample: Bool) { self.isSample = isSample }
  override func add(_ value: Value, _ others: [Value]) throws {
    guard let number = value.asDouble else {
      throw ExecutionFailure.invalidArgumentValue(
        "stDev() needs numbers, not \(value.kindName)")
    }
    count += 1
    let delta = number - mean
    mean += delta / count
    squares += delta * (number - mean)
  }
  override func result() -> Value {
    let divisor = isSample ? count - 1 : count
    return .float(divisor > 0 ? (squares / divisor).squareRoot() : 0)
  }
}

final class PercentileAccumulator: Accumulator {
  private let isContinuous: Bool
  private var values: [Value] = []
  private var percentile = 0.0
  init(isContinuous: Bool) { self.isContinuous = isContinuous }
  override func add(_ value: Value, _ others: [Value]) throws {
    guard value.asDouble != nil else {
      throw ExecutionFailure.invalidArgumentValue("numbers are needed, not \(value.kindName)")
    }
    guard let fraction = others.first?.asDouble, (0...1).contains(fraction) else {
      throw ExecutionFailure.numberOutOfRange("a percentile lies between 0.0 and 1.0")
    }
    percentile = fraction
    values.append(value)
  }
  override func result() -> Value {
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
