import Concentric
import LineEditor
import Testing

@testable import ConcentricCLI

@Suite struct ShellCompleterTests {
  private let completer: ShellCompleter

  init() {
    var graph = Graph()
    let name = graph.intern(key: "name")
    let label = graph.intern(label: "Organization")
    for text in ["珠海路派出所", "珠海路派出所党支部", "诸城市公安局", "It's"] {
      _ = graph.createNode(labels: [label], properties: [(name, .string(text))])
    }
    var vocabulary = ShellCompleter.Vocabulary()
    vocabulary.keywords = ["MATCH", "MERGE", "RETURN"]
    vocabulary.functions = ["count", "collect"]
    vocabulary.labels = ["Organization", "Place"]
    vocabulary.types = ["SERVES"]
    vocabulary.keys = ["name", "role"]
    vocabulary.parameters = ["station"]
    vocabulary.commands = [":save", ":schema", ":set"]
    vocabulary.arguments = { $0 == ":format" ? .words(["csv", "json"]) : .node }
    let index = NameIndex(graph)
    completer = ShellCompleter(vocabulary: vocabulary, names: { index })
  }

  private func offers(_ text: String) -> [String] {
    completer.complete(text, after: "").candidates.map { $0.text + $0.suffix }
  }

  @Test(arguments: [
    ("m", ["MATCH ", "MERGE "]), ("MATCH (n) RET", ["RETURN "]), ("RETURN cou", ["count("]),
    ("MATCH (n:", ["Organization", "Place"]), ("MATCH (n)-[:S", ["SERVES"]),
    ("MATCH (n)-[r:SERVES|", ["SERVES"]), ("MATCH (n) WHERE n.na", ["name"]),
    ("MATCH (n {r", ["role: "]), ("MATCH (n {name: 'x', ", ["name: ", "role: "]),
    ("RETURN $", ["$station"]), ("MATCH (station) RETURN stat", ["station"]),
    (":s", [":save ", ":schema ", ":set "]), (":format c", ["csv "]),
    ("MATCH (n {name: '珠海路派出所党", ["珠海路派出所党支部'"]),
    ("MATCH (n {name: \"zhuc", ["诸城市公安局\""]), ("RETURN 'It", [#"It\'s'"#]),
    ("RETURN 1 // ma", []), (":render 诸", ["诸城市公安局 "]),
    (":render 诸城市公安局 -o /etc/hostn", ["/etc/hostname "]),
  ])
  func offersWhatFits(text: String, expected: [String]) {
    #expect(offers(text) == expected)
  }

  @Test func namesAreFoundBySoundInitialsAndPart() {
    let index = completer.names()
    #expect(index.matches("zhl") == ["珠海路派出所", "珠海路派出所党支部"])
    #expect(index.matches("zhuhailu") == ["珠海路派出所", "珠海路派出所党支部"])
    #expect(index.matches("党支") == ["珠海路派出所党支部"])
    #expect(index.matches("it'") == ["It's"])
    #expect(index.nearest(to: "珠海派出所") == ["珠海路派出所", "珠海路派出所党支部"])
    #expect(index.nearest(to: "诸城市公安居") == ["诸城市公安局"])
    #expect(index.nearest(to: "完全不同") == [])
  }

  @Test func emptyResultsAreExplained() {
    var graph = Graph()
    let keys = (graph.intern(key: "name"), graph.intern(key: "aliases"))
    _ = graph.createNode(
      labels: [], properties: [(keys.0, "珠海路派出所"), (keys.1, ["市南公安珠海路派出所"])])
    let index = NameIndex(graph)
    func hints(_ query: String, _ parameters: [String: Value] = [:]) -> [String] {
      EmptyResultHints.hints(for: query, parameters: parameters, graph: graph, names: index)
    }
    #expect(
      hints("MATCH (n {name: '市南公安珠海路派出所'}) RETURN n")
        == ["'市南公安珠海路派出所' is another name of 珠海路派出所"])
    #expect(
      hints("MATCH (n) WHERE n.name = $x RETURN n", ["x": "珠海派出所"])
        == ["no node is named '珠海派出所'; the nearest: 珠海路派出所"])
    #expect(hints("MATCH (n {name: '珠海路派出所'}) WHERE n.role = 'x' RETURN n") == [])
  }

  @Test func colorsFollowTheLanguage() {
    let colors = SyntaxColors(functions: ["count"])
    func code(_ text: String, _ offset: Int, cursor: Int = -1) -> String {
      let styles = colors.styles(for: text, cursor: cursor)
      #expect(styles.count == text.count)
      return styles[offset].code
    }
    #expect(code("MATCH (n:Place)", 0) == "1;34")
    #expect(code("MATCH (n:Place)", 9) == "36")
    #expect(code("RETURN '派'", 8) == "32")
    #expect(code("RETURN '派", 8) == "1;31")
    #expect(code("RETURN 1)", 8) == "1;31")
    #expect(code("RETURN count(n)", 7) == "34")
    #expect(code("RETURN (1)", 7, cursor: 10) == "1;4")
    #expect(code(":schema", 3) == "1;36")
  }
}
