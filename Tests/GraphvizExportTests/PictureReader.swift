import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a picture's XML says.
final class PictureReader: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    var children: [Element] = []

    /// This element and all under it.
    var all: [Element] { [self] + children.flatMap(\.all) }
    var id: String { attributes["id"] ?? "" }
    func has(class name: String) -> Bool {
      (attributes["class"] ?? "").split(separator: " ").contains { $0 == name }
    }
    /// The text of its own `<title>`.
    var title: String? { children.first { $0.name == "title" }?.text }
    /// Everything that is drawn as text in it, lines joined.
    var drawnText: String { all.filter { $0.name == "text" }.map(\.text).joined() }
  }

  private var stack: [Element] = []
  private var root: Element?

  /// The root element; `nil` when the bytes are not XML.
  static func read(_ bytes: [UInt8]) -> Element? {
    let reader = PictureReader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    return parser.parse() ? reader.root : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    stack.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !stack.isEmpty else { return }
    stack[stack.count - 1].text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = stack.popLast() else { return }
    if stack.isEmpty { root = element } else { stack[stack.count - 1].children.append(element) }
  }
}
