/// What the whole document tells about the reading of one place in it: matching quotation marks and brackets,
/// short forms it introduces, how often a name stands in it.
final class DocumentContext {
  /// A short form and what it stands for.
  struct Alias {
    let characters: [UInt32]
    let label: EntityLabel
    var length: Int { characters.count }
  }

  let characters: [UInt32]
  let lexicon: Lexicon
  /// For each quotation mark or bracket the one that it stands in a pair with; -1 for other characters.
  private var partners: [Int32]
  /// The pairs, in the order in which they close.
  private(set) var pairs: [(open: Int, close: Int)] = []
  private var aliasesByFirst: [UInt32: [Alias]] = [:]
  /// What the short forms begin with.
  private(set) var aliasStarts = CharacterFilter()
  /// Divisions that the document names in full.
  private(set) var fullDivisions: Set<Int32> = []
  /// Where heads end, those with the same last characters side by side.
  private var headEnds: [HeadEnd] = []
  private var divisions: [Int32] = []
  private var completions: [UInt32] = []

  init(text: CleanText, lexicon: Lexicon) {
    characters = text.characters
    partners = Array(repeating: -1, count: text.count)
    self.lexicon = lexicon
    pairMarks()
  }

  // MARK: quotation marks and brackets

  private func pairMarks() {
    var quotes: [Int] = []
    var brackets: [Int] = []
    var titles: [Int] = []
    for (index, c) in characters.enumerated() where !CharacterClass.isCommonHan(c) {
      switch c {
      case CharacterClass.openQuote: quotes.append(index)
      case CharacterClass.closeQuote: pair(&quotes, index)
      case CharacterClass.openBracket: brackets.append(index)
      case CharacterClass.closeBracket: pair(&brackets, index)
      case CharacterClass.openTitle: titles.append(index)
      case CharacterClass.closeTitle: pair(&titles, index)
      case CharacterClass.newline:
        quotes.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        titles.removeAll(keepingCapacity: true)
      default: break
      }
    }
  }

  private func pair(_ open: inout [Int], _ index: Int) {
    guard let start = open.popLast() else { return }
    partners[index] = Int32(start)
    partners[start] = Int32(index)
    pairs.append((start, index))
  }

  /// Where a quotation or bracket opens that ends at an index; `nil` where none does.
  func opening(closedAt index: Int) -> Int? {
    guard partners.indices.contains(index) else { return nil }
    let partner = Int(partners[index])
    return partner >= 0 && partner < index ? partner : nil
  }

  /// Where a quotation or bracket ends that opens at an index; `nil` where none does.
  func closing(of index: Int) -> Int? {
    guard partners.indices.contains(index) else { return nil }
    let partner = Int(partners[index])
    return partner > index ? partner : nil
  }

  /// The opening bracket of （以下简称“X”）, given its closing one.
  func abbreviationBracket(closedAt index: Int) -> Int? {
    guard let open = opening(closedAt: index) else { return nil }
    return Self.introductionLength(characters, at: open + 1) > 0 ? open : nil
  }

  /// How many characters of 以下简称, 下称, 简称, 又称 stand at an index; 0 when none do.
  static func introductionLength(_ text: [UInt32], at index: Int) -> Int {
    for word in introductions where text[index...].starts(with: word) { return word.count }
    return 0
  }

  private static let introductions = ["以下简称", "以下称", "下称", "简称", "以下统称", "又称", "原名"]
    .map(\.scalarValues)

  // MARK: lists of mentions

  /// A mention's divisions: a stretch of those of all mentions.
  struct Divisions {
    fileprivate let range: Range<Int>
    static let none = Divisions(range: 0..<0)
    var isEmpty: Bool { range.isEmpty }
  }

  /// What completes a mention's name: a stretch of the characters that complete all names.
  struct Completion {
    fileprivate let range: Range<Int>
    static let none = Completion(range: 0..<0)
    var isEmpty: Bool { range.isEmpty }
  }

  func keep(divisions new: some Collection<Int32>) -> Divisions {
    divisions += new
    return Divisions(range: divisions.count - new.count..<divisions.count)
  }

  func keep(completion new: some Collection<UInt32>) -> Completion {
    completions += new
    return Completion(range: completions.count - new.count..<completions.count)
  }

  func divisions(of mention: Mention) -> ArraySlice<Int32> { divisions[mention.divisions.range] }

  func completion(of mention: Mention) -> ArraySlice<UInt32> {
    completions[mention.completion.range]
  }

  // MARK: short forms

  func addAlias(_ name: [UInt32], label: EntityLabel) {
    guard let first = name.first, name.count >= 2 else { return }
    aliasStarts.insert(first)
    guard aliasesByFirst[first]?.contains(where: { $0.characters == name }) != true else { return }
    aliasesByFirst[first, default: []].append(Alias(characters: name, label: label))
    aliasesByFirst[first]?.sort { $0.length > $1.length }
  }

  /// The longest introduced short form that stands at an index.
  @inline(__always)
  func alias(at index: Int) -> Alias? {
    aliasStarts.mayContain(characters[index]) ? longestAlias(at: index) : nil
  }

  private func longestAlias(at index: Int) -> Alias? {
    aliasesByFirst[characters[index]]?.first { characters[index...].starts(with: $0.characters) }
  }

  // MARK: counts

  func noteDivision(_ id: Int32) { fullDivisions.insert(id) }

  /// The end of a head, with the characters before it.
  private struct HeadEnd: Comparable {
    let tail: UInt64
    let end: Int

    static func < (a: HeadEnd, b: HeadEnd) -> Bool { (a.tail, a.end) < (b.tail, b.end) }
  }

  /// Notes where heads end, so that the uses of a name can be compared.
  func noteHeads(endingAt ends: [Int]) {
    headEnds = ends.map { HeadEnd(tail: tailKey($0), end: $0) }.sorted()
  }

  /// Where heads end that have the same last characters as the one that ends at an index; no more than a hundred.
  private func ends(like end: Int) -> some Sequence<Int> {
    let tail = tailKey(end)
    var low = 0
    var high = headEnds.count
    while low < high {
      let middle = (low + high) / 2
      if headEnds[middle].tail < tail { low = middle + 1 } else { high = middle }
    }
    return headEnds[low...].prefix(100).lazy.prefix { $0.tail == tail }.map(\.end)
  }

  private func tailKey(_ end: Int) -> UInt64 {
    var key: UInt64 = 0
    for index in max(0, end - 3)..<end { key = key << 21 | UInt64(characters[index]) }
    return key
  }

  /// Whether every use of the name `start..<end` has the characters `from..<start` before it, at least twice, and
  /// some use stands where a name must begin.
  func isAlwaysLeft(from: Int, of start: Int, through end: Int) -> Bool {
    var longer = 0
    var begins = false
    let length = end - start
    let extra = start - from
    for e in ends(like: end) {
      let s = e - length
      guard s >= 0, equal(s, start, length) else { continue }
      guard s - extra >= 0, equal(s - extra, from, extra) else { return false }
      longer += 1
      let before = s - extra - 1
      if before < 0 || !CharacterClass.isHan(characters[before]) { begins = true }
    }
    return longer >= 2 && begins
  }

  /// Whether the name `from..<end` stands elsewhere in the document without a character before it.
  func standsAlone(from: Int, through end: Int, without c: UInt32) -> Bool {
    let length = end - from
    for e in ends(like: end) where e != end {
      let s = e - length
      guard s >= 0, equal(s, from, length) else { continue }
      // 上马崖村 and 下马崖村: neither says that 马崖村 is one.
      if s == 0 || characters[s - 1] != c && !Self.twins.contains(characters[s - 1]) { return true }
    }
    return false
  }

  private static let twins: CharacterSet = "上下东西南北前后大小新老"

  /// Whether the name `from..<end` stands in the document more than once.
  func isRepeated(from: Int, through end: Int) -> Bool {
    let length = end - from
    return ends(like: end).contains {
      $0 != end && $0 >= length && equal($0 - length, from, length)
    }
  }

  /// Whether the document speaks of a party body of the name `from..<end`, or of what is under it: 城市更新公司党总支,
  /// 轨道交通集团所属….
  func isCertainBody(from: Int, through end: Int) -> Bool {
    let length = end - from
    return ends(like: end).contains { e in
      e >= length && e < characters.count && equal(e - length, from, length)
        && (characters[e] == 0x515A  // 党
          || Self.above.contains { characters[e...].starts(with: $0) })
    }
  }

  /// Words between a body and what is under it.
  static let above = ["所属", "下属", "旗下", "直属", "下辖"].map(\.scalarValues)

  private func equal(_ a: Int, _ b: Int, _ length: Int) -> Bool {
    for offset in 0..<length where characters[a + offset] != characters[b + offset] { return false }
    return true
  }

  /// Whether the characters from an index up to a head are the name of a town, street, community or division.
  func isKnownStem(from: Int, head: Token) -> Bool {
    isKnownStem(from: from, headStart: Int(head.start))
  }

  func isKnownStem(from: Int, headStart: Int) -> Bool {
    let stem = characters[from..<headStart]
    guard stem.count >= 2, stem.count <= 8 else { return false }
    guard let node = lexicon.trie.walk(stem) else { return false }
    for suffix in Self.stemSuffixes {
      let index = lexicon.trie.find(suffix, from: node)
      guard index >= 0 else { continue }
      let entry = lexicon.entries[Int(index)]
      if entry.isTown || entry.isCommunity || !entry.divisions.isEmpty { return true }
    }
    return false
  }

  private static let stemSuffixes = ["街道", "镇", "乡", "社区", "村", "", "路", "区", "县"]
    .map(\.scalarValues)
}
