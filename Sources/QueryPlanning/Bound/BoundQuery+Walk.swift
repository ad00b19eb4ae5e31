import PropertyGraph
import QuerySyntax

/// Walks through all that a bound query says.
package struct BoundQueryWalker {
  /// Called for every expression, those inside others included.
  package var visitExpression: (BoundExpression) -> Void = { _ in }
  package var visitLink: (BoundLink) -> Void = { _ in }
  package var visitClause: (BoundClause) -> Void = { _ in }

  package init() {}

  package func walk(_ query: BoundQuery) {
    for part in query.parts {
      for clause in part.clauses { walk(clause) }
    }
  }

  private func walk(_ clause: BoundClause) {
    visitClause(clause)
    switch clause {
    case .match(let match): walk(match.pattern, match.predicates)
    case .unwind(let list, _): walk(list)
    case .project(let projection): walk(projection)
    case .create(let create): walk(create)
    case .merge(let merge):
      walk(merge.create)
      for item in merge.onCreate + merge.onMatch { walk(item) }
    case .set(let items): for item in items { walk(item) }
    case .remove(let items): for item in items { walk(item.target) }
    case .delete(let targets, _): for target in targets { walk(target) }
    case .call(let call):
      for argument in call.arguments { walk(argument) }
      if let predicate = call.predicate { walk(predicate) }
    case .subquery(let query, _): walk(query)
    }
  }

  private func walk(_ pattern: BoundPattern, _ predicates: [BoundExpression]) {
    for predicate in predicates { walk(predicate) }
    for link in pattern.links {
      visitLink(link)
      switch link.form {
      case .single: break
      case .variable(let repetition), .shortest(let repetition, _):
        for predicate in repetition.predicates { walk(predicate) }
      case .group(let group): walk(group.pattern, group.predicates)
      case .selected(let selection): walk(selection.pattern, selection.predicates)
      }
    }
  }

  private func walk(_ projection: BoundProjection) {
    for item in projection.items { walk(item.expression) }
    if let aggregation = projection.aggregation {
      for key in aggregation.keys { walk(key.expression) }
      for item in aggregation.aggregates {
        for argument in item.aggregate.arguments { walk(argument) }
      }
    }
    for key in projection.orderBy { walk(key.expression) }
    for expression in [projection.skip, projection.limit, projection.predicate] {
      if let expression { walk(expression) }
    }
  }

  private func walk(_ create: BoundCreate) {
    for properties in create.nodes.map(\.properties) + create.edges.map(\.properties) {
      if let properties { walk(properties) }
    }
  }

  private func walk(_ item: BoundSetItem) {
    walk(item.target)
    switch item.change {
    case .property(_, let value), .replaceProperties(let value), .addProperties(let value):
      walk(value)
    case .labels: break
    }
  }

  private func walk(_ expression: BoundExpression) {
    visitExpression(expression)
    if case .subquery(let subquery) = expression.kind { walk(subquery.query) }
    for child in expression.children { walk(child) }
  }
}

extension BoundQuery {
  /// Whether it changes the graph.
  package var isWriting: Bool {
    var result = false
    var walker = BoundQueryWalker()
    walker.visitClause = { clause in
      switch clause {
      case .create, .merge, .set, .remove, .delete: result = true
      default: break
      }
    }
    walker.walk(self)
    return result
  }
}
