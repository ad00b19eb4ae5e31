import Testing

@testable import Extraction

@Suite struct EntitySetTests {
  @Test func numbersBeyondTheLastAreNotInIt() {
    var set = EntitySet([3, 0, 3])
    #expect((0..<6).map(set.contains) == [true, false, false, true, false, false])
    let added = [set.insert(5), set.insert(5), set.insert(0)]
    #expect(added == [true, false, false])
    #expect((0..<7).map(set.contains) == [true, false, false, true, false, true, false])
    #expect(!EntitySet([]).contains(0))
  }
}
