import Extraction

/// Facts as the decoder of ``DocumentFacts`` reads them: what is kept with a graph and passed between machines.
extension JSONWriter {
  package mutating func object(_ key: StaticString, _ facts: DocumentFacts) {
    object(key) { json in
      json.member("id", facts.id)
      json.member("title", facts.title)
      json.member("date", facts.date)
      json.member("source", facts.source)
      json.member("author", facts.author)
      json.array("entities") { array in facts.entities.forEach { array.element($0) } }
      json.array("relations") { array in facts.relations.forEach { array.element($0) } }
    }
  }

  private mutating func element(_ entity: EntityFact) {
    object { json in
      json.member("id", entity.id)
      json.member("label", entity.label.rawValue)
      json.member("ownLabel", entity.ownLabel)
      json.member("name", entity.name)
      json.array("aliases") { array in entity.aliases.forEach { array.element($0) } }
      json.member("key", entity.key)
      json.array("divisions") { array in entity.divisions.forEach { array.element($0) } }
      json.member("parent", entity.parent)
      if let isNational = entity.isNational { json.member("isNational", isNational) }
      json.object("properties") { $0.members(entity.properties) }
      json.evidence(entity.evidence)
    }
  }

  private mutating func element(_ relation: RelationFact) {
    object { json in
      json.member("type", relation.type)
      json.member("source", relation.source)
      json.member("target", relation.target)
      json.member("role", relation.role)
      json.member("since", relation.since)
      json.member("rule", relation.rule)
      json.member("confidence", relation.confidence)
      json.evidence(relation.evidence)
    }
  }

  private mutating func evidence(_ evidence: [FactEvidence]) {
    array("evidence") { array in
      for span in evidence {
        array.object { json in
          json.member("start", span.start)
          json.member("end", span.end)
          json.member("line", span.line)
          json.member("text", span.text)
          json.member("rule", span.rule)
          json.member("confidence", span.confidence)
        }
      }
    }
  }
}
