import GraphvizExport
import PropertyGraph

/// Networks and graphs that the tests draw.
enum Samples {
  /// 珠海路派出所 with its branch and room, their allies, and what those belong to; facts of the first
  /// seed text.
  static let station = Network(
    nodes: [
      node(0, "珠海路派出所", ring: 0, isCentre: true, aliases: ["市南公安珠海路派出所"]),
      node(1, "珠海路派出所党支部", ring: 1),
      node(2, "香港花园警务室", ring: 1),
      node(3, "中国工商银行市南第四支行党委", ring: 2),
      node(4, "警备区第十干休所", ring: 2),
      node(5, "海军青岛特勤疗养中心三区", ring: 2),
      node(6, "香港花园社区党委", ring: 2),
      node(7, "青岛市公安局市南分局", ring: 2),
      node(8, "香港花园社区", "Place", ring: 2),
      node(9, "警暖万家", "Program", ring: 2),
      node(10, "冯强", "Person", ring: 1),
      node(11, "中国工商银行市南第四支行", ring: 3),
    ],
    edges: [
      edge(0, "SUBORDINATE_TO", 1, 0), edge(1, "SUBORDINATE_TO", 2, 0),
      edge(2, "ALLIANCE_WITH", 1, 3, sources: 3), edge(3, "ALLIANCE_WITH", 1, 4),
      edge(4, "ALLIANCE_WITH", 1, 5), edge(5, "ALLIANCE_WITH", 2, 6),
      edge(6, "SUBORDINATE_TO", 0, 7), edge(7, "SERVES", 2, 8), edge(8, "SUBORDINATE_TO", 6, 8),
      edge(9, "SUBORDINATE_TO", 9, 2), edge(10, "SERVES", 10, 0),
      edge(11, "SUBORDINATE_TO", 3, 11),
    ])

  /// Names that try to be markup, escapes or controls.
  static let hostileNames = [
    "<script>alert(1)</script>", "a&b &copy; &#x41;", "back\\slash \\N \\G\\n", "\"; } digraph { x",
    "line\nbreak\ttab", "bidi \u{202E}gnp.exe\u{2066}", "\u{1}\u{0}ctl\u{7F}", "]]> <!-- -->",
    "${x} %s {a|b|c} <f0>", "👮🏽‍♀️ 🇨🇳", "e\u{301}\u{301}", "", " ", "\\", "<<b>x</b>>",
    "\u{FFFE}\u{FFFF}", "'\"`", "</title></svg><script>alert(2)</script>", "javascript:alert(3)",
  ]

  static var hostile: Network {
    let labels = ["Organization", "La<b>el\" onload=\"x", "Place", "另类", "Program", "Person"]
    let types = ["SERVES", "T\"<&>\\", "ALLIANCE_WITH"]
    return Network(
      nodes: hostileNames.enumerated().map { index, name in
        Network.Node(
          id: index, name: name, label: labels[index % 6], isCentre: index == 0, aliases: [name],
          properties: [.init(name, name)], sources: 1,
          proofs: [.init(document: "a/b?c&d\"<x>", title: name, line: 1, text: name)])
      },
      edges: (1..<hostileNames.count).map { index in
        Network.Edge(
          id: index, type: types[index % 3], from: index, to: index / 3,
          properties: [.init("role", hostileNames[index])],
          proofs: [.init(document: hostileNames[index], line: 2, text: hostileNames[index])])
      })
  }

  /// A network made by chance, the same for the same seed: a tree with some edges across, names of
  /// 1 to 40 signs, maybe several parts.
  static func random(nodes count: Int, seed: UInt64) -> Network {
    var dice = Dice(state: seed)
    let words = [
      "珠海", "路", "派出所", "党支部", "社区", "工商银行", "第四", "支行", "委员会", "联盟", "街道", "Community ",
    ]
    let labels = ["Organization", "Place", "Program", "Person"]
    let types = ["ALLIANCE_WITH", "SERVES", "SUBORDINATE_TO"]
    let hasRings = dice.roll(2) == 0
    let nodes = (0..<count).map { index in
      Network.Node(
        id: index, name: (0...dice.roll(8)).map { _ in words[dice.roll(words.count)] }.joined(),
        label: labels[dice.roll(4)], isCentre: index == 0 && hasRings,
        ring: hasRings ? (index == 0 ? 0 : 1 + dice.roll(3)) : nil)
    }
    let edges = (0..<(count + count / 3)).compactMap { index -> Network.Edge? in
      let source = index < count ? index : dice.roll(count)
      guard source > 0, dice.roll(12) > 0 else { return nil }
      let hub = max(1, min(source, 1 + count / 6))
      return Network.Edge(
        id: index, type: types[dice.roll(3)], from: source, to: dice.roll(hub),
        sources: 1 + dice.roll(5))
    }
    return Network(nodes: nodes, edges: edges)
  }

  struct Dice {
    var state: UInt64

    /// 0 ..< sides.
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  private static func node(
    _ id: Int, _ name: String, _ label: String = "Organization", ring: Int,
    isCentre: Bool = false, aliases: [String] = []
  ) -> Network.Node {
    Network.Node(
      id: id, name: name, label: label, isCentre: isCentre, ring: ring, aliases: aliases,
      sources: 1,
      proofs: [
        .init(
          document: "000", title: "同心圆", line: 3, lead: "近日，", text: "\(name)被提到。",
          trail: "后文。", marked: [name])
      ])
  }

  private static func edge(
    _ id: Int, _ type: String, _ source: Int, _ target: Int, sources: Int = 1
  ) -> Network.Edge {
    Network.Edge(
      id: id, type: type, from: source, to: target, sources: sources,
      proofs: [.init(document: "000", line: 5, text: "与\(type)有关的一句话。")])
  }
}
