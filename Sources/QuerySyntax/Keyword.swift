/// A word with a meaning in the language. Capitals do not count.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  case acyclic = "ACYCLIC"
  case all = "ALL"
  case allShortestPaths = "ALLSHORTESTPATHS"
  case and = "AND"
  case any = "ANY"
  case `as` = "AS"
  case asc = "ASC"
  case ascending = "ASCENDING"
  case by = "BY"
  case call = "CALL"
  case `case` = "CASE"
  case collect = "COLLECT"
  case contains = "CONTAINS"
  case count = "COUNT"
  case create = "CREATE"
  case delete = "DELETE"
  case desc = "DESC"
  case descending = "DESCENDING"
  case detach = "DETACH"
  case distinct = "DISTINCT"
  case `else` = "ELSE"
  case end = "END"
  case ends = "ENDS"
  case exists = "EXISTS"
  case explain = "EXPLAIN"
  case `false` = "FALSE"
  case group = "GROUP"
  case groups = "GROUPS"
  case `in` = "IN"
  case `is` = "IS"
  case limit = "LIMIT"
  case match = "MATCH"
  case merge = "MERGE"
  case none = "NONE"
  case not = "NOT"
  case null = "NULL"
  case on = "ON"
  case optional = "OPTIONAL"
  case or = "OR"
  case order = "ORDER"
  case path = "PATH"
  case paths = "PATHS"
  case profile = "PROFILE"
  case reduce = "REDUCE"
  case remove = "REMOVE"
  case `return` = "RETURN"
  case set = "SET"
  case shortest = "SHORTEST"
  case shortestPath = "SHORTESTPATH"
  case simple = "SIMPLE"
  case single = "SINGLE"
  case skip = "SKIP"
  case starts = "STARTS"
  case then = "THEN"
  case trail = "TRAIL"
  case `true` = "TRUE"
  case union = "UNION"
  case unwind = "UNWIND"
  case walk = "WALK"
  case when = "WHEN"
  case `where` = "WHERE"
  case with = "WITH"
  case xor = "XOR"
  case yield = "YIELD"

  /// Finds a keyword by its text in any capitals.
  package init?(_ text: String) {
    guard text.utf8.count <= Keyword.longest, let keyword = Keyword.byText[text.uppercased()]
    else { return nil }
    self = keyword
  }

  private static let byText = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  private static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0

  /// Whether the word ends an expression or starts a clause, so that it cannot stand for a variable
  /// where an expression is expected. Behind a dot, a colon or `AS` it is a name like any other.
  var isReserved: Bool {
    switch self {
    case .and, .as, .asc, .ascending, .by, .case, .contains, .create, .delete, .desc, .descending,
      .detach, .distinct, .else, .end, .ends, .exists, .false, .in, .is, .limit, .match, .merge,
      .not, .null, .on, .optional, .or, .order, .remove, .return, .set, .skip, .starts, .then,
      .true, .union, .unwind, .when, .where, .with, .xor:
      true
    default: false
    }
  }

  /// The words that may start a clause.
  static let clauses: [Keyword] = [
    .call, .create, .delete, .detach, .match, .merge, .optional, .remove, .return, .set, .unwind,
    .with,
  ]
}
