import Testing

@testable import GraphvizExport

@Suite("Layout")
struct LayoutTests {
  @Test("No box over another, whatever the network", arguments: 0..<40)
  func noOverlap(seed: Int) throws {
    let count = [1, 2, 3, 5, 8, 13, 40, 90, 200][seed % 9]
    let network = Samples.random(nodes: count, seed: UInt64(seed))
    let drawing = try Drawing(network, options: RenderOptions())
    let boxes = drawing.placement.boxes
    for first in boxes.indices {
      for second in boxes.indices where second > first {
        #expect(
          !boxes[first].overlaps(boxes[second], gap: 4),
          "\(network.nodes[first].name) over \(network.nodes[second].name)")
      }
    }
  }

  @Test("The centre stands in the middle, units nearer than allies, allies nearer than theirs")
  func rings() throws {
    let drawing = try Drawing(Samples.station, options: RenderOptions())
    let distances = drawing.placement.boxes.map {
      ($0.center.x * $0.center.x + $0.center.y * $0.center.y).squareRoot()
    }
    #expect(distances[0] == 0)
    let units = [1, 2, 10].map { distances[$0] }
    let allies = [3, 4, 5, 6, 7, 8, 9].map { distances[$0] }
    #expect(units.max() ?? 0 < allies.min() ?? 0)
    #expect(allies.max() ?? 0 < distances[11])
    #expect(drawing.placement.rings.count { $0.isCore } == 1)
  }

  @Test("Several centres stand around what lies between them")
  func between() throws {
    let names = ["南街派出所", "晋城市公安局", "晋城市公安局城区分局"]
    let network = Network(
      nodes: names.enumerated().map { index, name in
        .init(
          id: index, name: name, label: "Organization", isCentre: index < 2,
          ring: index < 2 ? 0 : nil)
      },
      edges: [
        .init(id: 0, type: "SUBORDINATE_TO", from: 0, to: 2),
        .init(id: 1, type: "SUBORDINATE_TO", from: 2, to: 1),
      ])
    let boxes = try Drawing(network, options: RenderOptions()).placement.boxes
    #expect(boxes[2].center == .zero)
    #expect(boxes[0].center.x * boxes[1].center.x + boxes[0].center.y * boxes[1].center.y < 0)
  }

  @Test("Ranks of many nodes do not make a ribbon")
  func star() throws {
    let network = Network(
      nodes: (0..<50).map { .init(id: $0, name: "第\($0)盟友单位", label: "Organization") },
      edges: (1..<50).map { .init(id: $0, type: "ALLIANCE_WITH", from: 0, to: $0) })
    let size = try Drawing(network, options: RenderOptions(layout: .dot)).placement
      .bounds(margin: 0).size
    #expect(size.height > size.width)
  }

  @Test("Graphviz's engines put no box over another either", arguments: PictureLayout.allCases)
  func engines(layout: PictureLayout) throws {
    for seed in 0..<4 {
      let network = Samples.random(nodes: 60, seed: UInt64(seed))
      let boxes = try Drawing(network, options: RenderOptions(layout: layout)).placement.boxes
      var grid = BoxGrid(cell: 120)
      for box in boxes {
        #expect(!grid.hits(box, gap: 8))
        grid.insert(box)
      }
    }
  }

  @Test("A network drawn by circo leaves nothing for the next one")
  func oneAfterTheOther() throws {
    for seed in 0..<60 {
      let network = Samples.random(nodes: 12 + seed % 5, seed: UInt64(seed))
      let options = RenderOptions(layout: .circo)
      #expect(try Drawing(network, options: options).placement.boxes.count == network.nodes.count)
    }
  }

  @Test("A hub's circle is no larger than its boxes need")
  func hub() throws {
    let network = Network(
      nodes: (0..<40).map { .init(id: $0, name: "临江市第\($0)盟友单位党支部", label: "Organization") },
      edges: (1..<40).map { .init(id: $0, type: "ALLIANCE_WITH", from: 0, to: $0) })
    let drawing = try Drawing(network, options: RenderOptions(layout: .circo))
    let size = drawing.placement.bounds(margin: 0).size
    #expect(max(size.width, size.height) < 1_300)
  }

  @Test("Boxes are moved apart as little as is needed, and those with room not at all")
  func separation() throws {
    let size = Size(width: 100, height: 30)
    let boxes = [Point.zero, Point(x: 10, y: 20), Point(x: 300, y: 0)]
      .map { Box(center: $0, size: size) }
    let apart = try #require(Separation.apart(boxes, gap: 10))
    #expect(apart.map(\.center.y) == [-10, 30, 0])
    #expect(apart.map(\.center.x) == [0, 10, 300])
    #expect(Separation.apart([boxes[0], boxes[0]], gap: 10)?.map(\.center.y) == [-20, 20])
  }

  @Test("Rings end at the rules between the drawing, its title and its legend")
  func frame() throws {
    for seed in 0..<10 {
      let network = Samples.random(nodes: 40, seed: UInt64(seed))
      let drawing = try Drawing(network, options: RenderOptions())
      let writer = FrameWriter(drawing)
      let frame = writer.frame
      #expect(writer.rules.map { $0[0].y } == [frame.maxY, frame.minY])
      for ring in drawing.placement.rings {
        for arc in Arcs.inside(frame, of: ring) {
          for point in arc { #expect((frame.minY...frame.maxY).contains(point.y)) }
          // Whole circles end where they begin, others at the frame.
          guard let first = arc.first, let last = arc.last,
            abs(first.x - last.x) + abs(first.y - last.y) > 1e-6
          else { continue }
          for end in [first, last] {
            let gaps = [
              end.x - frame.minX, frame.maxX - end.x, end.y - frame.minY, frame.maxY - end.y,
            ]
            #expect((gaps.min() ?? .infinity) < 0.5)
          }
        }
      }
      let legend = writer.lines().filter { $0.contains("class=\"legend\"") && $0.contains("pos=") }
      #expect(!legend.isEmpty)
      for line in legend {
        let place = try #require(line.range(from: "pos=\"", to: "\""))
        let y = try #require(place.split(separator: ",").last.flatMap { Double($0) })
        #expect(y < frame.minY - 12)
      }
    }
    let untitled = try Drawing(Samples.station, options: RenderOptions(title: ""))
    #expect(FrameWriter(untitled).rules.count == 1)
  }

  @Test("Circles are drawn where they mean something")
  func circles() throws {
    func rings(parts: Int) throws -> Int {
      let network = Network(
        nodes: (0..<(parts * 2)).map { .init(id: $0, name: "甲\($0)", label: "Place") },
        edges: (0..<parts).map { .init(id: $0, type: "SERVES", from: $0 * 2, to: $0 * 2 + 1) })
      return try Drawing(network, options: RenderOptions()).placement.rings.count
    }
    #expect(try rings(parts: 1) > 0)
    #expect(try rings(parts: 5) == 0)
  }

  @Test("Relatives stand side by side")
  func relatives() throws {
    let drawing = try Drawing(Samples.station, options: RenderOptions())
    let tree = RingTree(
      of: Samples.station, members: Array(Samples.station.nodes.indices), centres: [0])
    #expect(tree.parent[3] == 1 && tree.parent[6] == 2 && tree.parent[11] == 3)
    // The branch's three allies follow each other around the ring.
    let ring = [3, 4, 5, 6, 7, 8, 9].sorted { tree.ideal[$0] < tree.ideal[$1] }
    let places = [3, 4, 5].compactMap(ring.firstIndex(of:)).sorted()
    #expect(places.count == 3 && places[2] - places[0] == 2)
    #expect(drawing.placement.boxes.count == 12)
  }

  @Test("A large network is placed in seconds", .timeLimit(.minutes(2)))
  func large() throws {
    let network = Samples.random(nodes: 2_000, seed: 3)
    let drawing = try Drawing(network, options: RenderOptions())
    let bounds = drawing.placement.bounds(margin: 0)
    #expect(max(bounds.size.width, bounds.size.height) < 12_000)
    var grid = BoxGrid(cell: 120)
    for box in drawing.placement.boxes {
      #expect(!grid.hits(box, gap: 4))
      grid.insert(box)
    }
  }

  @Test(
    "Names are broken where a reader would",
    arguments: [
      ("珠海路派出所", 8.2, ["珠海路派出所"]),
      ("中国工商银行", 4.6, ["中国", "工商银行"]),
      ("中国工商银行市南第四支行党委", 8.2, ["中国工商银行", "市南第四支行党委"]),
      ("青岛市公安局市南分局", 8.2, ["青岛市公安局", "市南分局"]),
      ("“亮身份、亮职责、亮承诺”活动", 8.2, ["“亮身份、亮职责、", "亮承诺”活动"]),
      ("福建省厦门市公安局", 8.2, ["福建省", "厦门市公安局"]),
      ("山东省青岛市公安局", 6.5, ["山东省", "青岛市公安局"]),
      ("解放退役军人服务站", 8.2, ["解放退役", "军人服务站"]),
      ("高新技术产业开发区街道综合行政执法队", 8.2, ["高新技术产业", "开发区街道", "综合行政执法队"]),
      ("珠海路派出所党支部", 4.6, ["珠海路", "派出所", "党支部"]),
      ("阿卜杜热合曼·买买提吐尔逊", 8.2, ["阿卜杜热合曼·", "买买提吐尔逊"]),
      ("Alpha Beta Gamma Delta", 7.0, ["Alpha Beta", "Gamma Delta"]),
      ("", 8.2, [""]),
    ])
  func wrapping(name: String, width: Double, lines: [String]) {
    #expect(NameWrapping.lines(of: name, width: width) == lines)
  }

  @Test("A very long name ends in an ellipsis after four lines")
  func veryLong() {
    let lines = NameWrapping.lines(of: String(repeating: "很长的名字", count: 200), width: 8)
    #expect(lines.count == 4)
    #expect(lines.last?.hasSuffix("…") == true)
  }

  @Test("Numbers are written short and alike")
  func decimals() {
    #expect(1.0.decimal(2) == "1")
    #expect((-0.004).decimal(2) == "0")
    #expect((-1.256).decimal(2) == "-1.26")
    #expect(0.05.decimal(4) == "0.05")
    #expect(Double.nan.decimal(2) == "0")
  }
}
