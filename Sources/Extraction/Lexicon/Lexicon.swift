/// All words the extractor knows, with what it knows of them.
///
/// Immutable once built and shared between threads. Words are simplified characters (see ``CharacterFolding``).
public final class Lexicon: Sendable {
  /// What is known of one word. The order of the fields leaves no room between them.
  struct Entry: Sendable {
    /// The named classes it belongs to.
    var classes: ClassSet = .none
    /// The divisions that bear the name: a range in ``Lexicon/divisionLists``; empty for most words.
    var divisions: Range<Int32>
    /// Minus the natural logarithm of the word's probability: what segmentation pays for it.
    var cost: Float
    var wordClass = WordClass.unknown
    /// The name is that of a town, street or community somewhere.
    var isTown = false
    var isCommunity = false
  }

  let trie: Trie
  let entries: [Entry]
  private let kinds: WordKinds
  let divisionLists: [Int32]
  let gazetteer: Gazetteer
  let persons: PersonNameModel
  let folding: CharacterFolding
  let classNames: [String: Int]
  /// The classes that the engine itself asks for.
  let known: KnownClasses
  /// A hash of everything the lexicon was built from.
  let fingerprint: UInt64

  /// - Throws: ``LexiconError`` naming file, line and column.
  public init(_ files: LexiconFiles) throws(LexiconError) {
    var builder = LexiconBuilder(folding: CharacterFolding(pairs: Self.pairs(files.traditional)))
    builder.addWords(files.words)
    builder.addDivisions(files.divisions)
    builder.addTowns(files.towns)
    builder.addCommunities(files.communities)
    for file in files.classes { try builder.addClasses(file.text, name: file.name) }
    let gathered = builder.finish()
    trie = gathered.trie
    divisionLists = gathered.divisionLists
    entries = gathered.entries
    kinds = gathered.kinds
    gazetteer = builder.gazetteer
    persons = PersonNameModel(surnames: files.surnames, givenNames: files.givenNames)
    folding = builder.folding
    classNames = builder.classNames
    known = KnownClasses(builder.classNames)
    var hash = StableHash()
    for text in [
      files.words, files.divisions, files.towns, files.communities, files.surnames,
      files.givenNames, files.traditional,
    ] { hash.combine(text) }
    for file in files.classes { hash.combine(file.text) }
    fingerprint = hash.value
  }

  /// The set of one class, or `nil` when no word has it.
  func classSet(named name: String) -> ClassSet? {
    classNames[name].map(ClassSet.init(number:))
  }

  /// The entry of a whole word.
  func entry(of word: some Sequence<UInt32>) -> Entry? {
    let index = trie.find(word)
    return index < 0 ? nil : entries[Int(index)]
  }

  /// A word of a text that the lexicon has.
  @inline(__always)
  func token(_ start: Int, _ end: Int, entry: Int32) -> Token {
    let kind = kinds[entry] ?? WordKind(entries[Int(entry)])
    return Token(
      start: Int32(start), end: Int32(end), entry: entry, wordClass: kind.wordClass,
      isDivision: kind.isDivision, isSettlement: kind.isSettlement, classes: kind.classes)
  }

  private static func pairs(_ text: String) -> [(UInt32, UInt32)] {
    var reader = TabReader(text)
    var result: [(UInt32, UInt32)] = []
    while reader.next() {
      guard reader.count >= 2, let from = reader.scalars(0).first,
        let to = reader.scalars(1).first
      else { continue }
      result.append((from, to))
    }
    return result
  }
}

/// FNV-1a over bytes: the same value on every machine and in every run.
struct StableHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func combine(_ text: String) {
    var text = text
    var value = value
    text.withUTF8 { bytes in
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    self.value = (value ^ 0xFF) &* 0x100_0000_01B3
  }
}
