/// A relation on its way to a fact.
struct RelationDraft {
  let type: RelationType
  let source: Int
  let target: Int
  var role: String?
  var since: String?
  let rule: String
  let confidence: Double
  /// Clean characters of the clauses that state it.
  let range: Range<Int>
}
