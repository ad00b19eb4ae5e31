extension Expression {
  /// The expressions directly inside, in the order of the text; patterns' properties and conditions
  /// among them, those inside a subquery too.
  package var children: [Expression] {
    switch kind {
    case .literal, .parameter, .variable, .countAll: []
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let projection):
      projection.items.compactMap { if case .entry(let entry) = $0 { entry.value } else { nil } }
    case .property(let base, _): [base]
    case .index(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap(\.self)
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .logical(_, let operands): operands
    case .comparison(let first, let steps): [first] + steps.map(\.operand)
    case .isNull(let operand, _): [operand]
    case .hasLabels(let operand, _): [operand]
    case .call(let call): call.arguments
    case .case(let expression):
      [expression.subject].compactMap(\.self)
        + expression.branches.flatMap { [$0.condition, $0.result] }
        + [expression.otherwise].compactMap(\.self)
    case .listComprehension(let comprehension):
      [comprehension.list] + [comprehension.predicate, comprehension.result].compactMap(\.self)
    case .patternComprehension(let comprehension):
      comprehension.pattern.expressions + [comprehension.predicate].compactMap(\.self)
        + [comprehension.result]
    case .quantifier(let quantifier):
      [quantifier.list] + [quantifier.predicate].compactMap(\.self)
    case .reduce(let reduce): [reduce.initial, reduce.list, reduce.step]
    case .pattern(let pattern): pattern.expressions
    case .subquery(let subquery): subquery.query.parts.flatMap(\.clauses).flatMap(\.expressions)
    }
  }
}

extension PathPattern {
  /// The properties and conditions in it.
  package var expressions: [Expression] { start.expressions + steps.flatMap(\.expressions) }
}

extension PathPattern.Step {
  /// The properties and conditions in it.
  package var expressions: [Expression] {
    switch link {
    case .relationship(let relationship):
      [relationship.properties, relationship.predicate].compactMap(\.self) + node.expressions
    case .group(let group):
      group.start.expressions + group.steps.flatMap(\.expressions)
        + [group.predicate].compactMap(\.self) + node.expressions
    }
  }
}

extension NodePattern {
  /// Its properties and condition.
  package var expressions: [Expression] { [properties, predicate].compactMap(\.self) }
}

extension Clause {
  /// The expressions directly in it, in the order of the text; those of a called query too.
  package var expressions: [Expression] {
    switch self {
    case .match(let clause):
      clause.patterns.flatMap(\.expressions) + [clause.predicate].compactMap(\.self)
    case .unwind(let clause): [clause.list]
    case .with(let clause), .return(let clause):
      clause.items.map(\.expression) + clause.orderBy.map(\.expression)
        + [clause.skip, clause.limit, clause.predicate].compactMap(\.self)
    case .create(let clause): clause.patterns.flatMap(\.expressions)
    case .merge(let clause):
      clause.pattern.expressions + clause.actions.flatMap(\.items).flatMap(\.expressions)
    case .set(let clause): clause.items.flatMap(\.expressions)
    case .remove(let clause): clause.items.map(\.target)
    case .delete(let clause): clause.expressions
    case .call(let call):
      if case .items(_, let predicate?) = call.yield {
        (call.arguments ?? []) + [predicate]
      } else {
        call.arguments ?? []
      }
    case .subquery(let call): call.query.parts.flatMap(\.clauses).flatMap(\.expressions)
    }
  }
}

extension SetItem {
  fileprivate var expressions: [Expression] {
    switch change {
    case .property(_, let value), .replaceProperties(let value), .addProperties(let value):
      [target, value]
    case .labels: [target]
    }
  }
}
