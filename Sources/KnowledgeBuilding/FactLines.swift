import Extraction

/// Writes a document's facts as JSON Lines: one `document`, then its nodes, then its edges.
public enum FactLines {
  /// - Returns: Lines that each end with a line feed; the same bytes for the same facts.
  public static func text(of facts: DocumentFacts) -> String {
    var lines = ""
    var document = JSONObject()
    document.add("kind", "document")
    document.add("id", facts.id)
    document.add("title", facts.title)
    document.add("date", facts.date)
    document.add("source", facts.source)
    document.add("author", facts.author)
    lines += document.line
    for entity in facts.entities { lines += line(of: entity, document: facts.id) }
    for relation in facts.relations { lines += line(of: relation, document: facts.id) }
    return lines
  }

  private static func line(of entity: EntityFact, document: String) -> String {
    var object = JSONObject()
    object.add("kind", "node")
    object.add("id", entity.id)
    object.add("label", entity.label.rawValue)
    object.add("name", entity.name)
    object.add("aliases", raw: JSONObject.array(entity.aliases.map(JSONObject.string)))
    var properties = JSONObject()
    for (key, value) in entity.properties.sorted(by: { $0.key < $1.key }) {
      properties.add(key, value)
    }
    object.add("properties", raw: properties.text)
    object.add("evidence", raw: spans(entity.evidence, document))
    return object.line
  }

  private static func line(of relation: RelationFact, document: String) -> String {
    var object = JSONObject()
    object.add("kind", "edge")
    object.add("type", relation.type)
    object.add("source", relation.source)
    object.add("target", relation.target)
    var properties = JSONObject()
    properties.add("role", relation.role)
    properties.add("since", relation.since)
    object.add("properties", raw: properties.text)
    object.add("rule", relation.rule)
    object.add("confidence", raw: "\(relation.confidence)")
    object.add("evidence", raw: spans(relation.evidence, document))
    return object.line
  }

  private static func spans(_ evidence: [FactEvidence], _ document: String) -> String {
    JSONObject.array(
      evidence.map { span in
        var object = JSONObject()
        object.add("document", document)
        object.add("start", raw: "\(span.start)")
        object.add("end", raw: "\(span.end)")
        object.add("text", span.text)
        object.add("line", raw: "\(span.line)")
        return object.text
      })
  }
}

/// A JSON object written field by field, in the order given.
struct JSONObject {
  private var fields: [String] = []

  mutating func add(_ key: String, _ value: String?) {
    if let value { add(key, raw: Self.string(value)) }
  }

  mutating func add(_ key: String, raw: String) { fields.append("\(Self.string(key)):\(raw)") }

  var text: String { "{" + fields.joined(separator: ",") + "}" }
  var line: String { text + "\n" }

  static func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

  static func string(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
