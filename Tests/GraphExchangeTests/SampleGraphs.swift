import PropertyGraph

enum SampleGraphs {
  /// A police station, its bureau, a community and a person, with evidence, made in an order that
  /// is not that of the names, and with a hole where a node was deleted.
  static func station() -> Graph {
    var graph = Graph()
    let serves = graph.intern(type: "SERVES")
    let subordinate = graph.intern(type: "SUBORDINATE_TO")
    let ally = graph.intern(type: "ALLIANCE_WITH")
    let organization = graph.intern(label: "Organization")
    let place = graph.intern(label: "Place")
    let person = graph.intern(label: "Person")
    let name = graph.intern(key: "name")
    let aliases = graph.intern(key: "aliases")
    let role = graph.intern(key: "role")
    let confidence = graph.intern(key: "confidence")
    let station = graph.createNode(
      labels: [organization],
      properties: [(name, "珠海路派出所"), (aliases, ["市南公安珠海路派出所", "珠海路所; 甲,乙"])])
    let gone = graph.createNode(labels: [place])
    graph.delete(gone)
    let bureau = graph.createNode(labels: [organization], properties: [(name, "市南分局")])
    let community = graph.createNode(labels: [place], properties: [(name, "万苑社区")])
    let chief = graph.createNode(labels: [person], properties: [(name, "陈明")])
    let led = graph.createEdge(subordinate, from: station, to: bureau)
    graph.createEdge(serves, from: station, to: community, properties: [(confidence, 0.9)])
    graph.createEdge(serves, from: chief, to: station, properties: [(role, "所长")])
    graph.createEdge(ally, from: station, to: community)
    graph.createEdge(ally, from: station, to: bureau)
    var evidence = InMemoryEvidence()
    evidence.add(
      Document(
        id: "000_a", title: "同心圆", date: "2020-05-01", source: "青岛日报",
        text: "市南分局珠海路派出所与万苑社区共建。"))
    evidence.add(
      Evidence(
        document: "000_a", start: 0, end: 10, line: 1, text: "市南分局珠海路派出所", rule: "复合名",
        confidence: 0.9),
      to: .edge(led))
    evidence.add(
      Evidence(
        document: "000_a", start: 4, end: 10, line: 1, text: "珠海路派出所", rule: "机构名",
        confidence: 1),
      to: .node(station))
    graph.evidence = evidence
    return graph
  }

  /// Texts that break writers which do not escape.
  static let hostileTexts = [
    "", " ", "'", "\"", "\\", "a\\", "`", "a\nb\r\nc\td", "</data><script>alert(1)</script>",
    "]]>", "&amp;", "&", "<!--", "a,b;c|d", "=1+1", "@x", "[a]", "{b}", "$date", "#", "'); DROP",
    "\u{0}", "\u{1}\u{8}\u{B}\u{1B}[31m", "\u{1F}", "\u{7F}\u{85}\u{9F}", "\u{202E}abc",
    "\u{2028}\u{2029}", "\u{FEFF}", "\u{FFFE}\u{FFFF}", "e\u{301}", "\u{1F600}", "？，。",
    "NaN", "null", "true", "1", "\\u0041", "${x}", "%s", String(repeating: "长", count: 5000),
  ]

  /// Every kind of value, on nodes and edges, with hostile texts everywhere.
  static func hostile() -> Graph {
    var graph = Graph()
    let type = graph.intern(type: "A-B`'\"<& \n")
    let label = graph.intern(label: "L`'\"<:& \n")
    let plain = graph.intern(label: "Plain")
    let name = graph.intern(key: "name")
    let odd = graph.intern(key: "od`d'\"<:& \nkey")
    let keys = ["label", "labels", "id", "type", "source", "evidence", "Name"].map {
      graph.intern(key: $0)
    }
    var last: NodeID?
    for (index, text) in hostileTexts.enumerated() {
      let node = graph.createNode(
        labels: index % 3 == 0 ? [label, plain] : index % 3 == 1 ? [plain] : [],
        properties: [(name, .string(text)), (odd, .string(text)), (keys[index % 7], "x")])
      if let last {
        graph.createEdge(type, from: last, to: node, properties: [(odd, .string(text))])
      }
      last = node
    }
    for (index, value) in values.enumerated() {
      let key = graph.intern(key: "value\(index)")
      let node = graph.createNode(labels: [plain], properties: [(key, value)])
      graph.createEdge(type, from: node, to: node, properties: [(key, value)])
    }
    var evidence = InMemoryEvidence()
    for (index, text) in hostileTexts.enumerated() {
      evidence.add(Document(id: "d\(index)\(text)", title: text, text: text))
      evidence.add(
        Evidence(
          document: "d\(index)\(text)", start: 0, end: text.unicodeScalars.count, line: 1,
          text: text, rule: text, confidence: 0.1),
        to: .node(NodeID(UInt32(index))))
    }
    graph.evidence = evidence
    return graph
  }

  static let values: [Value] = {
    let date = CalendarDate(daysSinceEpoch: 16_637)
    let time = LocalTime(nanosecondOfDay: 78_032_142_000_001)
    let local = LocalDateTime(date: date, time: time)
    return [
      true, false, 0, .integer(.max), .integer(.min), 1.0, .float(-0.0), 0.1, 1e300,
      1e-300,
      .float(.nan), .float(.infinity), .float(-.infinity), .list([]), [1, 2], [1.5, 2.0],
      ["a", "", "b\u{1F}c", "d,e;f"], [1, "a", nil, [true]], [[1], [2]], [true, false],
      .map([:]), .map(["b": 1, "a": ["c"]]), .map(["$date": "x"]), .map(["$x": 1, "y": nil]),
      .date(date), .date(CalendarDate(daysSinceEpoch: 3_000_000)), .list([.date(date)]),
      .localTime(time), .time(ZonedTime(time: time, offset: 28_800)), .localDateTime(local),
      .dateTime(ZonedDateTime(local: local, offset: 28_800, zone: "Asia/Shanghai")),
      .duration(CalendarDuration(months: 14, days: 3, seconds: -5, nanoseconds: 1)),
    ]
  }()
}
