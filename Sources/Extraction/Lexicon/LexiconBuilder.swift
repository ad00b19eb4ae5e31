import SourceText

/// Gathers the entries of a ``Lexicon``.
struct LexiconBuilder {
  private(set) var trie = Trie(capacity: 500_000)
  private(set) var entries: [Lexicon.Entry] = []
  private(set) var gazetteer = Gazetteer()
  private(set) var classNames: [String: Int] = [:]
  /// Working memory, used again for each word.
  private var word: [UInt32] = []
  private var folded: [UInt32] = []
  private var divisionsOfEntry: [Int: [Int32]] = [:]
  let folding: CharacterFolding

  /// The sum of all frequencies in the dictionary, about 57.5 million, with room for names.
  static let total: Float = 6e7
  static let longestWord = 24

  init(folding: CharacterFolding) {
    self.folding = folding
    entries.reserveCapacity(220_000)
  }

  static func cost(frequency: Int) -> Float { -log(Float(max(frequency, 1)) / total) }

  /// The place of a word in ``entries``, made when it is new.
  private mutating func entry(_ word: [UInt32], cost: Float) -> Int {
    folded.removeAll(keepingCapacity: true)
    for c in word { folded.append(folding(c)) }
    let index = Int(trie.insert(folded, value: Int32(entries.count)))
    if index == entries.count {
      entries.append(
        Lexicon.Entry(
          cost: cost, wordClass: .unknown, classes: .none, divisions: 0..<0, isTown: false,
          isCommunity: false))
    } else {
      entries[index].cost = min(entries[index].cost, cost)
    }
    return index
  }

  mutating func addWords(_ text: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.fields.count >= 3 else { continue }
      reader.read(0, into: &word)
      let index = entry(word, cost: Self.cost(frequency: reader.integer(1)))
      entries[index].wordClass = WordClass(code: reader.bytes(2))
    }
  }

  mutating func addDivisions(_ text: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.fields.count >= 5 else { continue }
      let shorts = reader.string(4).split(separator: ",").map(String.init)
        .filter { $0 != "-" }
      let name = reader.string(3)
      let id = gazetteer.add(
        level: reader.integer(0), code: reader.string(1),
        parent: reader.string(2), name: name, shortForms: shorts)
      let entry = add(name.scalarValues, division: id, frequency: 3000)
      gazetteer.set(nameEntry: Int32(entry), of: id)
      for short in shorts where short.unicodeScalars.count >= 2 {
        add(short.scalarValues, division: id, frequency: 60)
      }
    }
    gazetteer.link()
  }

  @discardableResult
  private mutating func add(_ word: [UInt32], division: Int32, frequency: Int) -> Int {
    let index = entry(word, cost: Self.cost(frequency: frequency))
    divisionsOfEntry[index, default: []].append(division)
    return index
  }

  mutating func addTowns(_ text: String) {
    var reader = TabReader(text)
    let cost = Self.cost(frequency: 300)
    while reader.next() {
      let index = entry(withoutDivision(reader.scalars(0)), cost: cost)
      entries[index].isTown = true
    }
  }

  // 召陵区翟庄街道: the source writes some towns with their district.
  private func withoutDivision(_ name: [UInt32]) -> [UInt32] {
    guard name.count >= 6 else { return name }
    for length in 3...name.count - 3 {
      let entry = Int(trie.find(name[..<length]))
      if entry >= 0, let ids = divisionsOfEntry[entry],
        ids.contains(where: {
          gazetteer.divisions[Int($0)].name.scalarValues.elementsEqual(name[..<length])
        })
      {
        return Array(name[length...])
      }
    }
    return name
  }

  mutating func addCommunities(_ text: String) {
    var reader = TabReader(text)
    let cost = Self.cost(frequency: 20)
    while reader.next() {
      reader.read(0, into: &word)
      let index = entry(word, cost: cost)
      entries[index].isCommunity = true
    }
  }

  /// Adds words with their classes: `word, classes[, frequency]`.
  mutating func addClasses(_ text: String, name: String) throws(LexiconError) {
    var reader = TabReader(text)
    while reader.next() {
      func place(_ field: Int) -> LexiconError.Place {
        LexiconError.Place(
          file: SourceFile(name: name, text: text),
          range: SourceRange(
            reader.fields[field].lowerBound, reader.fields[field].upperBound))
      }
      guard reader.fields.count >= 2 else { throw .missingClass(place(0)) }
      let word = reader.scalars(0)
      guard !word.isEmpty else { throw .emptyWord(place(0)) }
      guard trie.hasRoom(for: word.count) else { throw .tooManyWords(place(0)) }
      guard word.count <= Self.longestWord else {
        throw .wordTooLong(reader.string(0), limit: Self.longestWord, place(0))
      }
      var frequency = 400
      if reader.fields.count > 2 {
        frequency = reader.integer(2)
        guard frequency > 0 else { throw .badFrequency(reader.string(2), place(2)) }
      }
      let index = entry(word, cost: Self.cost(frequency: frequency))
      for part in reader.string(1).split(separator: ",") {
        guard let set = classSet(String(part)) else { throw .tooManyClasses(place(1)) }
        entries[index].classes.formUnion(set)
      }
    }
  }

  private mutating func classSet(_ name: String) -> ClassSet? {
    if let bit = classNames[name] { return ClassSet(number: bit) }
    guard classNames.count < ClassSet.capacity else { return nil }
    classNames[name] = classNames.count
    return ClassSet(number: classNames.count - 1)
  }

  /// Lays the divisions of all entries end to end.
  mutating func flattenDivisions() -> [Int32] {
    var list: [Int32] = []
    for (index, ids) in divisionsOfEntry.sorted(by: { $0.key < $1.key }) {
      entries[index].divisions = Int32(list.count)..<Int32(list.count + ids.count)
      list += ids
    }
    return list
  }
}
