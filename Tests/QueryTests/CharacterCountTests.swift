import Testing

@testable import QueryExecution

struct CharacterCountTests {
  @Test func countsWhatAReaderCounts() {
    var random = SplitMix(state: 11)
    let pieces = [
      "a", "7", " ", "\r", "\n", "派", "出", "所", "龥", "é", "e\u{301}", "か\u{3099}", "ﾊ\u{FF9E}",
      "。", "（", "👨‍👩‍👧", "🇨🇳", "\u{200D}", "\u{FE0F}", "한", "ᄒ", "ᅡ", "𠮷", "\u{0}",
    ]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<random.next() % 7 { text += pieces[Int(random.next() % UInt64(pieces.count))] }
      #expect(text.characterCount == text.count, "\(text.unicodeScalars.map(\.value))")
    }
    #expect("青岛市公安局市南分局珠海路派出所".characterCount == 16)
  }
}
