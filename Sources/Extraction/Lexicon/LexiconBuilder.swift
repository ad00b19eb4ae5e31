import SourceText

/// Gathers the entries of a ``Lexicon``: first every line of the files, then what the lines of one word say together.
struct LexiconBuilder {
  private(set) var gazetteer = Gazetteer()
  private(set) var classNames: [String: Int] = [:]
  let folding: CharacterFolding

  /// What one line says of a word.
  private struct Line {
    var classes: ClassSet = .none
    var cost: Float
    var wordClass: WordClass?
    /// The division that bears the name; -1 for none.
    var division: Int32 = -1
    /// The name is that of a town, street or community.
    var isTown = false
    var isCommunity = false
    /// The word is the whole name of its division, no short form.
    var isWholeName = false
  }

  private var words = WordList(capacity: 220_000)
  private var lines: [Line] = []
  /// The whole names of divisions.
  private var divisionNames: Set<[UInt32]> = []

  /// The sum of all frequencies in the dictionary, about 57.5 million, with room for names.
  static let total: Float = 6e7
  static let longestWord = 24

  init(folding: CharacterFolding) {
    self.folding = folding
    lines.reserveCapacity(220_000)
  }

  static func cost(frequency: Int) -> Float { -log(Float(max(frequency, 1)) / total) }

  // MARK: lines

  private mutating func add(_ field: Int, of reader: TabReader, _ line: Line) {
    reader.forEachScalar(of: field) { words.append(character: folding($0)) }
    words.endWord()
    lines.append(line)
  }

  private mutating func add(_ word: some Sequence<UInt32>, _ line: Line) {
    for c in word { words.append(character: folding(c)) }
    words.endWord()
    lines.append(line)
  }

  mutating func addWords(_ text: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.count >= 3 else { continue }
      let cost = Self.cost(frequency: reader.integer(1))
      add(0, of: reader, Line(cost: cost, wordClass: WordClass(code: reader.code(2))))
    }
  }

  mutating func addDivisions(_ text: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.count >= 5 else { continue }
      let shorts = reader.string(4).split(separator: ",").map(String.init)
        .filter { $0 != "-" }
      let name = reader.string(3)
      let id = gazetteer.add(
        level: reader.integer(0), code: reader.string(1),
        parent: reader.string(2), name: name, shortForms: shorts)
      let scalars = name.scalarValues
      divisionNames.insert(scalars)
      add(
        scalars,
        Line(cost: Self.cost(frequency: 3000), division: id, isWholeName: true))
      for short in shorts where short.unicodeScalars.count >= 2 {
        add(short.scalarValues, Line(cost: Self.cost(frequency: 60), division: id))
      }
    }
    gazetteer.link()
  }

  mutating func addTowns(_ text: String) {
    var reader = TabReader(text)
    let line = Line(cost: Self.cost(frequency: 300), isTown: true)
    while reader.next() {
      // Three Chinese characters of a district, and three of a town, are no fewer than twelve bytes.
      if reader.range(0).count < 12 {
        add(0, of: reader, line)
      } else {
        let name = reader.scalars(0)
        add(withoutDivision(name), line)
        if let short = Peoples.shortTown(withoutDivision(name)) { add(short[...], line) }
      }
    }
  }

  // 召陵区翟庄街道: the source writes some towns with their district.
  private func withoutDivision(_ name: [UInt32]) -> ArraySlice<UInt32> {
    guard name.count >= 6 else { return name[...] }
    for length in 3...name.count - 3 where divisionNames.contains(Array(name[..<length])) {
      return name[length...]
    }
    return name[...]
  }

  mutating func addCommunities(_ text: String) {
    var reader = TabReader(text)
    let line = Line(cost: Self.cost(frequency: 20), isCommunity: true)
    while reader.next() { add(0, of: reader, line) }
  }

  /// Adds words with their classes: `word, classes[, frequency]`.
  mutating func addClasses(_ text: String, name: String) throws(LexiconError) {
    var reader = TabReader(text)
    while reader.next() {
      func place(_ field: Int) -> LexiconError.Place {
        let range = reader.range(field)
        return LexiconError.Place(
          file: SourceFile(name: name, text: text),
          range: SourceRange(range.lowerBound, range.upperBound))
      }
      guard reader.count >= 2 else { throw .missingClass(place(0)) }
      let word = reader.scalars(0)
      guard !word.isEmpty else { throw .emptyWord(place(0)) }
      guard word.count <= Self.longestWord else {
        throw .wordTooLong(reader.string(0), limit: Self.longestWord, place(0))
      }
      var frequency = 400
      if reader.count > 2 {
        frequency = reader.integer(2)
        guard frequency > 0 else { throw .badFrequency(reader.string(2), place(2)) }
      }
      var line = Line(cost: Self.cost(frequency: frequency))
      for part in reader.string(1).split(separator: ",") {
        guard let set = classSet(String(part)) else { throw .tooManyClasses(place(1)) }
        line.classes.formUnion(set)
      }
      add(word, line)
    }
  }

  private mutating func classSet(_ name: String) -> ClassSet? {
    if let bit = classNames[name] { return ClassSet(number: bit) }
    guard classNames.count < ClassSet.capacity else { return nil }
    classNames[name] = classNames.count
    return ClassSet(number: classNames.count - 1)
  }

  // MARK: entries

  /// What the lines say of each word, in the order of the words.
  struct Entries {
    var trie: Trie
    var entries: [Lexicon.Entry] = []
    var kinds: WordKinds
    /// The divisions of all entries end to end.
    var divisionLists: [Int32] = []
  }

  /// 遵义 and 烟台 are places: the dictionary calls many a city a verb or a noun.
  private func nameAsPlace(_ entry: inout Lexicon.Entry, _ divisionLists: [Int32]) {
    guard entry.wordClass != .placeName, entry.wordClass != .unknown, !entry.divisions.isEmpty,
      classNames["常词"].map({ !entry.classes.meets(ClassSet(number: $0)) }) ?? true
    else { return }
    let isCity = entry.divisions.contains {
      (1...2).contains(gazetteer.divisions[Int(divisionLists[Int($0)])].level)
    }
    if isCity { entry.wordClass = .placeName }
  }

  /// - Complexity: O(lines × log lines).
  mutating func finish() -> Entries {
    var distinct = WordList(capacity: words.count)
    var entries: [Lexicon.Entry] = []
    entries.reserveCapacity(words.count)
    var divisionLists: [Int32] = []
    var last = -1
    for index in words.sorted() where words.length(index) > 0 {
      let line = lines[index]
      if last < 0 || !words.areEqual(last, index) {
        distinct.append(index, of: words)
        let end = Int32(divisionLists.count)
        entries.append(
          Lexicon.Entry(divisions: end..<end, cost: line.cost))
        last = index
      }
      let entry = entries.count - 1
      entries[entry].cost = min(entries[entry].cost, line.cost)
      if let wordClass = line.wordClass { entries[entry].wordClass = wordClass }
      entries[entry].classes.formUnion(line.classes)
      entries[entry].isTown = entries[entry].isTown || line.isTown
      entries[entry].isCommunity = entries[entry].isCommunity || line.isCommunity
      if line.division >= 0 {
        divisionLists.append(line.division)
        entries[entry].divisions =
          entries[entry].divisions.lowerBound..<Int32(divisionLists.count)
        if line.isWholeName { gazetteer.set(nameEntry: Int32(entry), of: line.division) }
      }
    }
    for index in entries.indices { nameAsPlace(&entries[index], divisionLists) }
    let trie = Trie(distinct, costs: entries.map(\.cost))
    return Entries(
      trie: trie, entries: entries, kinds: WordKinds(entries), divisionLists: divisionLists)
  }
}
