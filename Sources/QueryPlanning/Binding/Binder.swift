import PropertyGraph
import QuerySyntax
import SourceText

/// Resolves the names of a query and checks every rule that holds whatever the graph has.
package struct Binder {
  /// What a variable is, by slot.
  package struct SlotInfo: Hashable, Sendable {
    /// The variable's name, or a made-up one in angle brackets when it is hidden.
    package var name: String
    package var type: StaticType
  }

  /// A subquery that is being bound, and what it reads of the row around it.
  struct Frame {
    var outer: Scope
    var outerSlots: Set<Slot>
    var imports: [Slot] = []
    /// Whether outer variables stay visible behind a projection, as in `EXISTS { }`.
    var isExpression: Bool
  }

  /// What an expression may hold at the place where it stands.
  struct Place {
    /// The name of the place when aggregating functions are not allowed; `nil` allows them.
    var noAggregates: String?
    /// Whether a bare pattern is a predicate here.
    var allowsPatterns = false

    static let predicate = Place(noAggregates: "WHERE", allowsPatterns: true)
  }

  let functions: FunctionCatalog
  let procedures: ProcedureCatalog
  /// The parameters given; `nil` when they are not known yet.
  let parameters: Set<String>?

  package internal(set) var slots: [SlotInfo] = []
  var scope = Scope()
  var frames: [Frame] = []
  var place = Place(noAggregates: nil)
  /// Whether an aggregating function is around the expression that is being bound.
  var isInsideAggregate = false

  package init(
    functions: FunctionCatalog, procedures: ProcedureCatalog, parameters: Set<String>?
  ) {
    self.functions = functions
    self.procedures = procedures
    self.parameters = parameters
  }

  /// Binds a whole query.
  package mutating func bind(_ query: Query) throws -> BoundQuery {
    scope = Scope()
    return try bindQuery(query, needsColumns: false)
  }

  /// Binds a query into the present scope; the scope is as before afterwards.
  mutating func bindQuery(_ query: Query, needsColumns: Bool) throws -> BoundQuery {
    let start = scope
    defer { scope = start }
    var parts: [BoundSingleQuery] = []
    for part in query.parts {
      scope = start
      parts.append(try bindSingle(part))
    }
    guard parts.count > 1, let first = parts.first else {
      return BoundQuery(
        parts: parts, keepsDuplicates: true, columns: parts.first?.columns ?? [])
    }
    let names = first.columns.map(\.name)
    for (index, part) in parts.enumerated().dropFirst() {
      guard Set(part.columns.map(\.name)) == Set(names), part.columns.count == names.count
      else {
        throw BindError.differentColumnsInUnion(
          query.unions[index - 1].range, first: names, other: part.columns.map(\.name))
      }
      parts[index].columns = names.compactMap { name in
        part.columns.first { $0.name == name }
      }
    }
    let columns = first.columns.enumerated().map { index, column in
      let type = parts.dropFirst().reduce(column.type) { $0.union($1.columns[index].type) }
      return BoundColumn(name: column.name, slot: newSlot(column.name, type), type: type)
    }
    return BoundQuery(
      parts: parts, keepsDuplicates: query.unions[0].keepsDuplicates, columns: columns)
  }

  mutating func bindSingle(_ query: SingleQuery) throws -> BoundSingleQuery {
    var clauses: [BoundClause] = []
    var columns: [BoundColumn] = []
    for clause in query.clauses {
      let (bound, output) = try bindClause(clause)
      clauses.append(contentsOf: bound)
      columns = output
    }
    return BoundSingleQuery(clauses: clauses, columns: columns)
  }

  // MARK: - Variables

  mutating func newSlot(_ name: String, _ type: StaticType) -> Slot {
    slots.append(SlotInfo(name: name, type: type))
    return slots.count - 1
  }

  mutating func hiddenSlot(_ name: String, _ type: StaticType) -> Slot {
    newSlot("<\(name) \(slots.count)>", type)
  }

  @discardableResult
  mutating func declare(_ name: String, _ type: StaticType) -> Slot {
    let slot = newSlot(name, type)
    scope.declare(Scope.Variable(name: name, slot: slot, type: type))
    return slot
  }

  /// Finds a variable and notes that the queries around it must hand it in.
  mutating func lookUp(_ name: String) -> Scope.Variable? {
    guard let variable = scope[name] else { return nil }
    noteUse(of: variable.slot)
    return variable
  }

  mutating func noteUse(of slot: Slot) {
    for index in frames.indices where frames[index].outerSlots.contains(slot) {
      if !frames[index].imports.contains(slot) { frames[index].imports.append(slot) }
    }
  }

  mutating func variable(_ name: String, at range: SourceRange) throws -> Scope.Variable {
    guard let variable = lookUp(name) else {
      throw BindError.undefinedVariable(name, range, inScope: scope.names)
    }
    return variable
  }

  /// Binds something in a scope of its own.
  mutating func inInnerScope<T>(_ body: (inout Binder) throws -> T) rethrows -> T {
    let saved = scope
    defer { scope = saved }
    return try body(&self)
  }

  mutating func at<T>(_ newPlace: Place, _ body: (inout Binder) throws -> T) rethrows -> T {
    let saved = place
    place = newPlace
    defer { place = saved }
    return try body(&self)
  }

  /// Binds a subquery and tells which variables of the row around it are read.
  mutating func inFrame<T>(
    isExpression: Bool, scope inner: Scope, _ body: (inout Binder) throws -> T
  ) throws -> (T, imports: [Slot]) {
    let saved = scope
    frames.append(
      Frame(
        outer: inner, outerSlots: Set(inner.variables.map(\.slot)), isExpression: isExpression))
    scope = inner
    defer { scope = saved }
    do {
      let result = try body(&self)
      let frame = frames.removeLast()
      return (result, frame.imports)
    } catch {
      frames.removeLast()
      throw error
    }
  }

  /// The scope behind a projection: its columns, and in an expression the variables around it.
  func scopeAfterProjection() -> Scope {
    guard let frame = frames.last, frame.isExpression else { return Scope() }
    return frame.outer
  }
}
