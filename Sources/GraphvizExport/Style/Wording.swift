/// The language of everything in a picture that is not data.
public enum PictureLanguage: String, CaseIterable, Hashable, Sendable {
  case chinese = "zh"
  case english = "en"
}

/// The words of a picture.
struct Wording: Sendable {
  let language: PictureLanguage

  private func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  func label(_ label: String) -> String {
    switch label {
    case "Organization": pick("组织", "Organization")
    case "Place": pick("地点", "Place")
    case "Program": pick("项目", "Program")
    case "Person": pick("人物", "Person")
    case "": pick("节点", "Node")
    default: label
    }
  }

  func type(_ type: String) -> String {
    switch type {
    case "ALLIANCE_WITH": pick("结盟", "allied with")
    case "SERVES": pick("服务", "serves")
    case "SUBORDINATE_TO": pick("隶属", "belongs to")
    default: type
    }
  }

  func counted(_ name: String, _ count: Int) -> String {
    pick("\(name) \(count)", "\(name) (\(count))")
  }

  func network(of names: [String]) -> String {
    guard let first = names.first else { return pick("查询结果", "Query result") }
    switch names.count {
    case 1: return pick("\(first)的关系网络", "Network of \(first)")
    case 2...3:
      return pick(
        names.joined(separator: "、") + "之间的关系",
        "Network between " + names.joined(separator: ", "))
    default:
      return pick(
        "\(first)等\(names.count)个节点之间的关系", "Network between \(first) and \(names.count - 1) others")
    }
  }

  func caption(_ caption: Caption, nodes: Int, edges: Int) -> String {
    var parts: [String] = []
    if let graph = caption.graph { parts.append(graph) }
    if let date = caption.date { parts.append(date) }
    if let count = caption.documents, count > 0 {
      parts.append(pick("\(count) 份文档", count == 1 ? "1 document" : "\(count) documents"))
    }
    parts.append(pick("\(nodes) 个节点", nodes == 1 ? "1 node" : "\(nodes) nodes"))
    parts.append(pick("\(edges) 条关系", edges == 1 ? "1 edge" : "\(edges) edges"))
    return parts.joined(separator: " · ")
  }

  func more(_ count: Int) -> String { pick("还有 \(count) 个", "+\(count) more") }
  var thickerIsBetterSupported: String {
    pick("线越粗，来源文档越多", "the thicker, the more documents")
  }
  var aliases: String { pick("别名", "also") }
  /// A line's place, to stand behind a document's title.
  func line(_ number: Int) -> String { pick("，第 \(number) 行", ", line \(number)") }
  func moreProofs(_ count: Int) -> String { pick("……另有 \(count) 处", "… and \(count) more") }
  var colon: String { pick("：", ": ") }
  func quoted(_ text: String) -> String { pick("「\(text)」", "“\(text)”") }
}
