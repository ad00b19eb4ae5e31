/// The characters of a text that count, as they are copied one after the other.
struct CleanCopy {
  private(set) var characters: [UInt32]
  private(set) var origins: [Int32]
  private(set) var isAfterGap: [Bool]
  private(set) var hasNameDot = false
  /// How many characters are copied; behind them is room for the others. No character of the original is copied
  /// twice, and a paragraph's end takes the place of a line break.
  private var count = 0
  private let original: [UInt32]
  private let folding: CharacterFolding

  init(original: [UInt32], folding: CharacterFolding) {
    self.original = original
    self.folding = folding
    characters = Array(repeating: 0, count: original.count)
    origins = Array(repeating: 0, count: original.count)
    isAfterGap = Array(repeating: false, count: original.count)
  }

  /// Copies the lines that count, joining those that a hard line break cut in mid-sentence.
  mutating func read(_ lines: Lines, skipping skipped: Set<Int>) {
    let width = lines.wrapWidth
    var last: Lines.Line?
    var opens = true
    for (index, line) in lines.all.enumerated() {
      if line.isEmpty { continue }
      if !skipped.isEmpty, skipped.contains(index + 1) {
        endParagraph(before: line.start)
        last = nil
        continue
      }
      var joined = false
      if let last {
        joined =
          Self.continues(last, with: line, wrapWidth: width)
          && !(opens && width == nil && Self.isHeading(last, over: line))
      }
      opens = !joined
      if !joined { endParagraph(before: line.start) }
      append(line, afterGap: joined)
      last = line
    }
    characters.removeLast(characters.count - count)
    origins.removeLast(origins.count - count)
    isAfterGap.removeLast(isAfterGap.count - count)
  }

  private mutating func endParagraph(before offset: Int) {
    guard count > 0, characters[count - 1] != CharacterClass.newline else { return }
    append(CharacterClass.newline, from: max(0, offset - 1), afterGap: false)
  }

  private mutating func append(_ c: UInt32, from offset: Int, afterGap: Bool) {
    characters[count] = c
    origins[count] = Int32(offset)
    isAfterGap[count] = afterGap
    count += 1
  }

  // Through pointers: every character of a text goes this way.
  private mutating func append(_ line: Lines.Line, afterGap: Bool) {
    let (original, folding) = (original, folding)
    var (count, hasNameDot) = (count, hasNameDot)
    original.withUnsafeBufferPointer { original in
      characters.withUnsafeMutableBufferPointer { characters in
        origins.withUnsafeMutableBufferPointer { origins in
          isAfterGap.withUnsafeMutableBufferPointer { isAfterGap in
            var gap = afterGap
            var isOpen = false
            var next = line.start
            while next < line.end {
              let offset = next
              next += 1
              let raw = original[offset]
              var c = folding(raw)
              // Nothing but folding happens to Chinese characters.
              if !CharacterClass.isCommonHan(raw) {
                if CharacterClass.isBlank(raw) {
                  gap = gap || offset > line.start
                  continue
                }
                if c == CharacterClass.openBracket,
                  let end = Self.readingEnd(at: offset, end: line.end, in: original)
                {
                  next = end
                  continue
                }
                if c == CharacterClass.nameDot { hasNameDot = true }
                if c == 0x22 {  // a straight quotation mark opens and closes in turn
                  c = isOpen ? CharacterClass.closeQuote : CharacterClass.openQuote
                  isOpen.toggle()
                } else if c == 0x2E || c == CharacterClass.colon || c == CharacterClass.comma {
                  c = Self.mark(c, raw: raw, at: offset, end: line.end, in: original)
                }
              }
              characters[count] = c
              origins[count] = Int32(truncatingIfNeeded: offset)
              isAfterGap[count] = gap
              count += 1
              gap = false
            }
          }
        }
      }
    }
    (self.count, self.hasNameDot) = (count, hasNameDot)
  }

  // 上库力(shàngkùlì)边境派出所: how characters are read is no part of the text.
  private static func readingEnd(
    at open: Int, end: Int, in original: UnsafeBufferPointer<UInt32>
  ) -> Int? {
    guard open > 0, CharacterClass.isHan(original[open - 1]) else { return nil }
    var hasTone = false
    var at = open + 1
    while at < min(end, open + 60) {
      switch original[at] {
      case 0x61...0x7A, 0x20, 0x27, 0x2019, 0xFC: break
      // āáǎà, éè, īì, ōó, ūù and the like
      case 0xE0, 0xE1, 0xE8, 0xE9, 0xEC, 0xED, 0xF2, 0xF3, 0xF9, 0xFA, 0x101, 0x113, 0x11B, 0x12B,
        0x14D, 0x16B, 0x1CE, 0x1D0, 0x1D2, 0x1D4...0x1DC:
        hasTone = true
      case 0x29, 0xFF09:
        let word = original[(open + 1)..<at]
        return hasTone || neutral.contains { word.elementsEqual($0) } ? at + 1 : nil
      default: return nil
      }
      at += 1
    }
    return nil
  }

  /// Syllables without a tone.
  private static let neutral = ["de", "le", "zhe", "men", "zi", "ma", "ba", "ne"].map(
    \.scalarValues)

  // 31.6 and 9:30 and 1,000 are numbers; a dot after a Chinese character ends a sentence.
  private static func mark(
    _ c: UInt32, raw: UInt32, at offset: Int, end: Int, in original: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    let before = offset > 0 ? original[offset - 1] : 0
    let after = offset + 1 < end ? original[offset + 1] : 0
    let isNumber = CharacterClass.isDigit(before) && CharacterClass.isDigit(after)
    if isNumber && raw < 0x80 { return 0x2E }
    if c == 0x2E {
      return CharacterClass.isHan(before) || before == 0x29 || before == 0x201D
        ? CharacterClass.fullStop : c
    }
    return c
  }

  /// Whether a line that opens a paragraph heads the much longer one below: 创新“党建+护路”模式，推进护路联防社会化.
  private static func isHeading(_ line: Lines.Line, over next: Lines.Line) -> Bool {
    line.width <= 32 && !line.endsWithComma && next.isBody && next.width >= 2 * line.width
  }

  /// Whether a line goes on with the sentence that the line before it began.
  private static func continues(
    _ last: Lines.Line, with line: Lines.Line, wrapWidth: Int?
  ) -> Bool {
    if last.endsSentence || line.startsList { return false }
    if let wrapWidth, last.width * 10 >= wrapWidth * 9 {
      return line.indent < 2
    }
    if last.endsWithComma { return true }
    return last.isBody && line.indent == 0
  }
}

/// The lines of a text, measured.
struct Lines {
  struct Line {
    var start = 0  // after the indentation
    var end = 0
    var indent = 0
    var width = 0
    var isEmpty: Bool { end <= start }
    var endsSentence = false
    var endsWithComma = false
    /// Holds a full stop or comma inside, as running text does and headings do not.
    var isBody = false
    var startsList = false
  }

  var all: [Line] = []
  /// The width at which lines were broken by hand; `nil` when they were not.
  var wrapWidth: Int?

  init(original: [UInt32], starts: [Int32], folding: CharacterFolding) {
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? Int(starts[index + 1]) - 1 : original.count
      all.append(Self.measure(original, from: Int(start), to: end, folding: folding))
    }
    wrapWidth = Self.wrapWidth(of: all)
  }

  private static func measure(
    _ text: [UInt32], from first: Int, to last: Int, folding: CharacterFolding
  ) -> Line {
    var line = Line()
    line.start = first
    line.end = last
    while line.start < line.end, CharacterClass.isBlank(text[line.start]) {
      line.indent += text[line.start] == 0x3000 ? 2 : 1
      line.start += 1
    }
    while line.end > line.start, CharacterClass.isBlank(text[line.end - 1]) { line.end -= 1 }
    guard line.start < line.end else { return line }
    line.width = line.end - first
    let tail = folding(text[line.end - 1])
    line.endsWithComma = tail == CharacterClass.comma || tail == CharacterClass.enumerationComma
    line.endsSentence =
      CharacterClass.isTerminal(tail) || tail == CharacterClass.colon
      || closers.contains(tail)
      || tail == 0x2E && line.width < 60
    var marks = 0
    for offset in line.start..<line.end - 1 where !CharacterClass.isCommonHan(text[offset]) {
      let c = folding(text[offset])
      if c == CharacterClass.fullStop || c == CharacterClass.comma { marks += 1 }
    }
    line.isBody = marks > 0
    line.startsList = startsList(text, line)
    return line
  }

  private static let closers: CharacterSet = "”》）…】＞>|]］"
  private static let bullets: CharacterSet = "■★☆●▶▲◆□○※☑•·-—【(（"

  private static func startsList(_ text: [UInt32], _ line: Line) -> Bool {
    let head = text[line.start..<min(line.end, line.start + 4)]
    guard let first = head.first else { return false }
    if bullets.contains(first) || first == 0x1F4CC { return true }  // 📌
    if head.count > 1, CharacterClass.isDigit(first) || CharacterClass.isNumeral(first) {
      return head.dropFirst().contains { $0 == 0x3001 || $0 == 0x2E || $0 == 0xFF0E || $0 == 0x20 }
    }
    return false
  }

  /// Lines were broken by hand when most of those that end in mid-sentence are equally long.
  private static func wrapWidth(of lines: [Line]) -> Int? {
    let broken = lines.filter { !$0.isEmpty && !$0.endsSentence && $0.width >= 14 }
    guard broken.count >= 8 else { return nil }
    var counts: [Int: Int] = [:]
    for line in broken { counts[line.width, default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let mode = best?.key, mode <= 60 else { return nil }
    // Headings are equally long too, above paragraphs that nobody broke.
    let longer = lines.count { $0.width > mode + mode / 4 }
    let near = broken.count { abs($0.width - mode) <= 2 }
    guard longer * 4 <= near else { return nil }
    return near * 10 >= broken.count * 6 ? mode : nil
  }
}
