import Testing

@testable import PropertyGraph

@Suite struct ValueTests {
  @Test func equalityIsThreeValued() {
    #expect(Value.integer(1).equals(1.0) == true)
    #expect(Value.null.equals(.null) == nil)
    #expect(Value.float(.nan).equals(.float(.nan)) == false)
    #expect(Value.integer(1).equals("1") == false)
    #expect(Value.list([1, nil]).equals([1, 2]) == nil)
    #expect(Value.list([1, nil]).equals([2, nil]) == false)
    #expect(Value.list([1]).equals([1, nil]) == false)
    #expect(Value.map(["a": nil]).equals(.map(["a": 1])) == nil)
    #expect(Value.map(["a": 1]).equals(.map(["b": 1])) == false)
  }

  @Test func groupingTakesNaNAndNullAsOne() {
    let values: Set<Value> = [1, 1.0, .float(.nan), .float(-.nan), nil, nil, "1"]
    #expect(values.count == 4)
  }

  @Test func integersCompareWithFloatsExactly() {
    let big = Int64(1) << 53
    #expect(Value.integer(big + 1).equals(.float(Double(big))) == false)
    #expect(Value.integer(big + 1).compared(to: .float(Double(big))) == .greater)
    #expect(Value.integer(.max).compared(to: .float(0x1p63)) == .less)
    #expect(Value.float(1.5).compared(to: 1) == .greater)
    #expect(Value.float(.nan).compared(to: 1) == .unordered)
    #expect(Value.integer(1).compared(to: "1") == nil)
  }

  @Test func listsCompareElementByElement() {
    #expect(Value.list([1, 0]).compared(to: [1]) == .greater)
    #expect(Value.list([1, 2]).compared(to: [3, nil]) == .less)
    #expect(Value.list([1, 2]).compared(to: [1, nil]) == nil)
  }

  @Test func theOrderOfKindsIsTotal() {
    let ascending: [Value] = [
      .map(["a": "map"]), .node(NodeID(0)), .edge(EdgeID(0)), ["list"],
      .path(Path(nodes: [NodeID(0)], edges: [])), "text", false, 1.5, .float(.nan), nil,
    ]
    for (i, left) in ascending.enumerated() {
      for (j, right) in ascending.enumerated() {
        let expected: Comparison = i < j ? .less : i > j ? .greater : .equal
        #expect(left.ordered(to: right) == expected)
      }
    }
  }

  @Test func stringsAreTheirScalars() {
    #expect(Value.string("\u{E9}").equals("e\u{301}") == false)
    #expect(Value.string("Z").compared(to: "a") == .less)
    #expect(Value.string("海").compared(to: "\u{1F600}") == .less)
  }
}
