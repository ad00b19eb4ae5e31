import Extraction

/// Writes a document's facts as JSON Lines: one `document`, then its nodes, then its edges.
public enum FactLines {
  /// - Returns: Lines that each end with a line feed; the same text for the same facts.
  public static func text(of facts: DocumentFacts) -> String {
    String(decoding: bytes(of: facts), as: UTF8.self)
  }

  /// The text in UTF-8.
  public static func bytes(of facts: DocumentFacts) -> [UInt8] {
    var json = JSONWriter()
    json.object { document in
      document.member("kind", "document")
      document.member("id", facts.id)
      document.member("title", facts.title)
      document.member("date", facts.date)
      document.member("source", facts.source)
      document.member("author", facts.author)
    }
    json.endLine()
    for entity in facts.entities { write(entity, document: facts.id, &json) }
    for relation in facts.relations { write(relation, document: facts.id, &json) }
    return json.bytes
  }

  private static func write(_ entity: EntityFact, document: String, _ json: inout JSONWriter) {
    json.object { node in
      node.member("kind", "node")
      node.member("id", entity.id)
      node.member("label", entity.shownLabel)
      node.member("name", entity.name)
      node.array("aliases") { array in entity.aliases.forEach { array.element($0) } }
      node.object("properties") { $0.members(entity.properties) }
      write(entity.evidence, document, &node)
    }
    json.endLine()
  }

  private static func write(_ relation: RelationFact, document: String, _ json: inout JSONWriter) {
    json.object { edge in
      edge.member("kind", "edge")
      edge.member("type", relation.type)
      edge.member("source", relation.source)
      edge.member("target", relation.target)
      edge.object("properties") { properties in
        properties.member("role", relation.role)
        properties.member("since", relation.since)
      }
      edge.member("rule", relation.rule)
      edge.member("confidence", relation.confidence)
      write(relation.evidence, document, &edge)
    }
    json.endLine()
  }

  private static func write(
    _ evidence: [FactEvidence], _ document: String, _ json: inout JSONWriter
  ) {
    json.array("evidence") { array in
      for span in evidence {
        array.object { object in
          object.member("document", document)
          object.member("start", span.start)
          object.member("end", span.end)
          object.member("text", span.text)
          object.member("line", span.line)
        }
      }
    }
  }
}
