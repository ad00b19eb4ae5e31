import PropertyGraph
import QueryPlanning

/// `date`, `datetime`, `localdatetime`, `time`, `localtime`, `duration` and what belongs to them.
enum TemporalFunctions {
  static let all: [Function] = []
}
