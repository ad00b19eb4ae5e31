import SourceText

extension ParseError {
  package var type: QueryErrorType { .syntaxError }
  package var phase: QueryErrorPhase { .compileTime }

  package var detail: String {
    switch self {
    case .invalidNumber: "InvalidNumberLiteral"
    case .integerOverflow: "IntegerOverflow"
    case .floatOverflow: "FloatingPointOverflow"
    case .invalidUnicodeEscape: "InvalidUnicodeLiteral"
    case .strangeCharacter(let scalar, _):
      scalar.isASCII ? "UnexpectedSyntax" : "InvalidUnicodeCharacter"
    case .unexpected(let mistake):
      mistake.insideRelationship ? "InvalidRelationshipPattern" : "UnexpectedSyntax"
    case .unfinishedQuery, .clauseAfterReturn, .mixedUnion, .updateInSubquery:
      "InvalidClauseComposition"
    case .implicitArguments: "InvalidArgumentPassingMode"
    case .parameterAsProperties: "InvalidParameterUse"
    case .notOneType: "NoSingleRelationshipType"
    case .undirected: "RequiresDirectedRelationship"
    case .repeatedInUpdate: "CreatingVarLength"
    case .deletingLabels: "InvalidDelete"
    case .emptyRepetition, .nestedRepetition: "InvalidRelationshipPattern"
    case .unboundedWalk: "UnboundedWalk"
    case .unclosedString, .unclosedName, .unclosedComment, .parameterWithoutName,
      .invalidEscape, .tooDeep, .emptyQuery, .yieldAllInQuery, .patternAsValue,
      .notPlainInUpdate:
      "UnexpectedSyntax"
    }
  }

  /// Where the mistake stands.
  package var range: SourceRange {
    switch self {
    case .unclosedString(let range), .unclosedName(let range), .unclosedComment(let range),
      .parameterWithoutName(let range), .invalidEscape(_, let range),
      .invalidUnicodeEscape(_, let range), .invalidNumber(_, let range),
      .integerOverflow(_, let range), .floatOverflow(_, let range),
      .strangeCharacter(_, let range), .tooDeep(let range), .emptyQuery(let range),
      .unfinishedQuery(_, let range), .clauseAfterReturn(let range), .mixedUnion(let range),
      .updateInSubquery(_, let range), .implicitArguments(_, let range),
      .yieldAllInQuery(let range), .parameterAsProperties(_, let range),
      .patternAsValue(let range), .notOneType(_, let range), .undirected(let range),
      .repeatedInUpdate(_, let range), .notPlainInUpdate(_, _, let range),
      .deletingLabels(let range), .emptyRepetition(_, _, let range), .nestedRepetition(let range),
      .unboundedWalk(let range):
      range
    case .unexpected(let mistake): mistake.found.range
    }
  }

  package var diagnostic: Diagnostic {
    Diagnostic(message, code: detail, at: range, notes: notes)
  }

  private var message: String {
    switch self {
    case .unclosedString: "the string is never closed"
    case .unclosedName: "the name in backticks is never closed"
    case .unclosedComment: "the comment is never closed"
    case .parameterWithoutName: "a name must follow '$'"
    case .invalidEscape(let text, _): "'\(text)' means nothing in a string"
    case .invalidUnicodeEscape(let text, _): "'\(text)' names no character"
    case .invalidNumber(let text, _): "'\(text)' is not a number"
    case .integerOverflow(let text, _): "the integer \(text) does not fit into 64 bits"
    case .floatOverflow(let text, _): "the number \(text) is too large"
    case .strangeCharacter(let scalar, _): "'\(scalar)' has no meaning here"
    case .unexpected(let mistake):
      "expected \(mistake.expected), found \(mistake.foundText)"
    case .tooDeep: "the query is nested too deeply"
    case .emptyQuery: "the query is empty"
    case .unfinishedQuery(let last, _): "a query cannot end with \(last)"
    case .clauseAfterReturn: "nothing can follow RETURN but UNION"
    case .mixedUnion: "UNION and UNION ALL cannot stand in one query"
    case .updateInSubquery(let kind, _): "\(kind.rawValue) { } cannot change the graph"
    case .implicitArguments(let procedure, _): "the call of '\(procedure)' needs its arguments"
    case .yieldAllInQuery: "YIELD * is only for a call that is the whole query"
    case .parameterAsProperties(let clause, _):
      "a parameter cannot stand for all properties in \(clause)"
    case .patternAsValue: "a pattern is a condition, not a value"
    case .notOneType(let clause, _): "a relationship in \(clause) needs exactly one type"
    case .undirected: "a relationship in CREATE needs a direction"
    case .repeatedInUpdate(let clause, _): "a relationship in \(clause) cannot be repeated"
    case .notPlainInUpdate(let clause, let what, _): "\(what) cannot stand in \(clause)"
    case .deletingLabels: "DELETE takes nodes, relationships and paths, not labels"
    case .emptyRepetition(let minimum, let maximum, _):
      "the range from \(minimum) to \(maximum) is empty"
    case .nestedRepetition: "a repeated path cannot stand inside another"
    case .unboundedWalk: "a walk needs an upper bound or a selector"
    }
  }

  private var notes: [String] {
    switch self {
    case .invalidEscape: [#"write '\\' for a backslash"#]
    case .invalidUnicodeEscape:
      [#"'\u' takes four hexadecimal digits, '\U' eight"#]
    case .strangeCharacter(let scalar, _):
      asciiTwin(of: scalar).map { ["write '\($0)'"] } ?? []
    case .unexpected(let mistake): mistake.notes
    case .unfinishedQuery: ["end it with RETURN, or change the graph"]
    case .clauseAfterReturn: ["WITH hands rows on to further clauses"]
    case .implicitArguments: ["write them in parentheses: CALL \(procedureName)(…)"]
    case .yieldAllInQuery: ["name the columns: YIELD a, b"]
    case .parameterAsProperties: ["name the properties: {key: $value}"]
    case .patternAsValue: ["use EXISTS { … }, COUNT { … } or [ … | … ]"]
    case .undirected: ["write '->' or '<-'"]
    case .unboundedWalk: ["write {1,10} or put ANY SHORTEST before WALK"]
    case .deletingLabels: ["REMOVE n:Label takes a label away"]
    default: []
    }
  }

  private var procedureName: String {
    if case .implicitArguments(let procedure, _) = self { procedure } else { "" }
  }

  /// The sign of the language that a look-alike stands for, as Chinese keyboards give them.
  private func asciiTwin(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0).map(String.init)
    case "‘", "’", "“", "”", "「", "」": "'"
    case "—", "–", "−": "-"
    case "、": ","
    case "。": "."
    case "【": "["
    case "】": "]"
    case "≤": "<="
    case "≥": ">="
    case "≠": "<>"
    case "→": "->"
    case "←": "<-"
    default: nil
    }
  }
}

extension ParseError.Unexpected {
  fileprivate var foundText: String {
    switch found.kind {
    case .end: "the end of the query"
    case .string: "a string"
    default: "'\(text)'"
    }
  }

  fileprivate var notes: [String] {
    switch found.kind {
    case .word(_, .order?), .word(_, .skip?), .word(_, .limit?), .word(_, .where?):
      [
        "\(text.uppercased()) belongs to \(found.keyword == .where ? "MATCH, WITH or YIELD" : "RETURN or WITH")"
      ]
    case .word(_, .explain?), .word(_, .profile?):
      ["\(text.uppercased()) stands only at the start of a whole query"]
    case .word(let word, _) where word.uppercased() == "FOREACH":
      ["write UNWIND list AS element, and the changes behind it"]
    case .word(let word, _):
      Spelling.suggestions(for: word, among: keywords.map(\.rawValue), limit: 1)
        .filter { $0 != word.uppercased() }.map { "did you mean \($0)?" }
    case .string where expected == "a name":
      ["a name with blanks or signs stands in backticks: `…`"]
    case .symbol(.exclamation): ["write '<>' for 'not equal'"]
    case .symbol(.greater) where expected.hasPrefix("'-'"): ["write '-->' or '<--'"]
    case .symbol(.equal) where expected == "an expression": ["write '=' once for 'equal'"]
    default: []
    }
  }
}
