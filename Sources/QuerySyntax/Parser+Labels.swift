import SourceText

/// What a label expression is about.
enum LabelOwner {
  case node
  case relationship

  var word: String { self == .node ? "a label" : "a relationship type" }
}

extension Parser {
  /// What follows the colon: choices, of conjunctions, of negations, names and parentheses.
  mutating func labelExpression(of owner: LabelOwner) throws(ParseError) -> LabelExpression {
    try enter()
    defer { leave() }
    var choices = [try labelConjunction(of: owner)]
    while !surroundings.barEndsExpression, accept(.bar) {
      accept(.colon)
      choices.append(try labelConjunction(of: owner))
    }
    return choices.count == 1 ? choices[0] : .either(choices)
  }

  private mutating func labelConjunction(
    of owner: LabelOwner
  ) throws(ParseError) -> LabelExpression {
    var parts = [try labelAtom(of: owner)]
    while accept(.ampersand) || accept(.colon) { parts.append(try labelAtom(of: owner)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func labelAtom(of owner: LabelOwner) throws(ParseError) -> LabelExpression {
    if accept(.percent) { return .any }
    if accept(.exclamation) {
      try enter()
      defer { leave() }
      return .not(try labelAtom(of: owner))
    }
    if accept(.openParenthesis) {
      let outer = surround()
      defer { surroundings = outer }
      let inner = try labelExpression(of: owner)
      try expect(.closeParenthesis)
      return inner
    }
    return .name(owner == .node ? try name(owner.word) : try typeName())
  }

  /// A relationship type. Words joined by hyphens are one name here: `alliance-with`.
  private mutating func typeName() throws(ParseError) -> Identifier {
    var type = try name(LabelOwner.relationship.word)
    while at(.minus), token.range.lowerBound == end, token(1).name != nil,
      token(1).range.lowerBound == token.range.upperBound
    {
      advance()
      let part = try name(LabelOwner.relationship.word)
      type.text += "-" + part.text
      type.range = type.range.union(part.range)
    }
    return type
  }
}
