import SourceText
import Testing

@Suite struct UnicodeScalarsTests {
  @Test(arguments: [
    "", "a", "é", "所", "𠀀", "派出所所长冯强", "aé所𠀀", "𠀀所éa\n", "Wuhan Hub 武汉站，2023年。",
  ])
  func scalarsOfEveryLengthAreReadAndCounted(text: String) {
    for times in 1...9 {
      let text = String(repeating: text, count: times)
      #expect(text.scalarValues == text.unicodeScalars.map(\.value))
      #expect(text.scalarCount == text.unicodeScalars.count)
    }
  }
}
