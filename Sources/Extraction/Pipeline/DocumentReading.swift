/// One document on its way from text to facts.
final class DocumentReading {
  let lexicon: Lexicon
  let text: CleanText
  let sentences: [Sentence]
  let tokens: [[Token]]
  let context: DocumentContext
  var mentions: [Mention] = []
  /// The mentions of each sentence that are no part of another, in order.
  var top: [[Int]] = []
  var table: EntityTable
  var items: [SentenceItems] = []
  var relations: [RelationDraft] = []
  /// Programs that head paragraphs, by the paragraph's number.
  var section: [Int: Int] = [:]
  /// The body that leads the alliance last spoken of.
  var allianceLeader: Int?
  /// The alliance whose owners were told last.
  var ledAlliance: Int?
  /// All parties to the alliance last spoken of.
  var partners: [Int] = []
  /// The sentence that tells of them.
  var partnersSentence: Int?
  /// Those that words like 双方 and 四地公安局 mean, by the mention.
  var groups: [Int: [Int]] = [:]
  /// The body whose setting up was last told, and the sentence that tells it.
  var founded: (sentence: Int, body: Int)?
  /// The last line of a list of a working group, and the label under which it stands: 副组长.
  var roster: (sentence: Int, role: Range<Int>)?
  /// The body that the text is about.
  var topicBody: Int?
  /// Bodies that the text never names in full.
  var tentative: Set<Int> = []
  /// The posts that the text has told with their bodies, by the person.
  var heldPosts: [Int: [(role: String?, body: Int)]] = [:]
  /// Keys of short forms, and the mention each stands for.
  var introduced: [(alias: [UInt32], targetEnd: Int)] = []
  /// Who writes.
  private(set) lazy var letterhead = Letterhead(of: document, lexicon: lexicon)
  private let document: DocumentInput
  /// The year of the document, for 今年 and 去年.
  let year: Int?

  var known: KnownClasses { lexicon.known }

  init(_ document: DocumentInput, lexicon: Lexicon) {
    self.lexicon = lexicon
    self.document = document
    let text = CleanText(
      document.text, scalars: document.scalars, skippedLines: document.skippedLines,
      folding: lexicon.folding)
    self.text = text
    sentences = SentenceSplitter.split(text)
    let segmenter = Segmenter(lexicon: lexicon)
    var scratch = Segmenter.Scratch()
    let repair = TokenRepair(lexicon: lexicon)
    tokens = sentences.map {
      repair(segmenter.tokens(text.characters, $0.range, scratch: &scratch), text.characters)
    }
    context = DocumentContext(text: text, lexicon: lexicon)
    table = EntityTable(lexicon: lexicon, text: text, context: context)
    year = document.date.flatMap { Int($0.prefix(4)) }
    noteContext()
  }

  private func noteContext() {
    let heads = known.organizationHead.union(known.placeHead)
    var headEnds: [Int] = []
    for sentence in tokens {
      for token in sentence {
        if token.has(heads) || token.isSettlement { headEnds.append(Int(token.end)) }
        guard token.isDivision else { continue }
        for id in lexicon.divisions(of: token) where lexicon.gazetteer.isName(token.entry, of: id) {
          context.noteDivision(id)
        }
      }
    }
    context.noteHeads(endingAt: headEnds)
  }

  // MARK: names

  func findNames() {
    let persons = certainPersons()
    var finder = readNames(persons) { _ in nil }
    introduced = Introductions.find(in: finder, text: text, context: context)
    let shorts = ShortNames.derive(from: finder, lexicon: lexicon, text: text)
    for entry in introduced { context.addAlias(entry.alias, label: .organization) }
    for entry in shorts { context.addAlias(entry.alias, label: .organization) }
    introduced += shorts
    if !introduced.isEmpty {
      // Only a sentence that holds a short form reads otherwise now.
      let first = finder
      finder = readNames(persons) { sentence in
        tokens[sentence].contains { context.alias(at: Int($0.start)) != nil } ? nil : first
      }
    }
    mentions = finder.mentions
    addProgramsAndPersons()
    chooseTop()
  }

  /// - Parameters:
  ///   - persons: By sentence, the persons that are certain.
  ///   - known: A finder that has read a sentence as it is; `nil` where it has to be read.
  private func readNames(
    _ persons: [Int: [Range<Int>]], unless known: (Int) -> NameFinder?
  ) -> NameFinder {
    let finder = NameFinder(lexicon: lexicon, text: text, context: context)
    for (index, sentence) in tokens.enumerated() {
      if let other = known(index) {
        finder.take(sentence: index, of: other)
      } else {
        finder.persons = persons[index] ?? []
        finder.read(sentence, sentence: index)
      }
    }
    return finder
  }

  /// By sentence, the names that others must end at: 民警马文斌和…, and further on 马文斌和社区调委会主任.
  private func certainPersons() -> [Int: [Range<Int>]] {
    let persons = PersonFinder(lexicon: lexicon, text: text)
    var result: [Int: [Range<Int>]] = [:]
    var names: Set<[UInt32]> = []
    var taken: [Bool] = []
    for (index, sentence) in tokens.enumerated() {
      let certain = persons.certain(sentence)
      if certain.isEmpty { continue }
      if taken.isEmpty { taken = [Bool](repeating: false, count: text.count) }
      result[index] = certain
      for range in certain {
        for c in range { taken[c] = true }
        if range.count == 3 { names.insert(Array(text.characters[range])) }
      }
    }
    for (range, sentence) in again(names, taken: taken) {
      result[sentence, default: []].append(range)
    }
    return result
  }

  private func addProgramsAndPersons() {
    var taken = [Bool](repeating: false, count: text.count)
    for mention in mentions { for index in mention.range { taken[index] = true } }
    let programs = ProgramFinder(lexicon: lexicon, text: text, context: context)
    var persons = PersonFinder(lexicon: lexicon, text: text)
    var found: [(range: Range<Int>, sentence: Int)] = []
    for (index, sentence) in tokens.enumerated() {
      for program in programs.find(sentence, taken: { taken[$0] }) {
        var mention = Mention(
          label: .program, range: program.range, coreStart: program.range.lowerBound,
          headStart: program.range.upperBound, sentence: index)
        mention.bareRange = program.bare
        // 党建共建活动: what partners hold.
        if sentence.contains(where: {
          $0.has(known.pairing) && program.range.contains(Int($0.start))
        }) {
          mention.classes = known.pairing
        }
        mention.isUmbrella = program.isUmbrella
        for c in program.range { taken[c] = true }
        mentions.append(mention)
      }
      for range in persons.find(sentence, taken: { taken[$0] }) {
        found.append((range, index))
        for c in range { taken[c] = true }
      }
    }
    for (range, sentence) in found + again(persons.names.union(persons.confirmed), taken: taken) {
      mentions.append(
        Mention(
          label: .person, range: range, coreStart: range.lowerBound,
          headStart: range.upperBound, sentence: sentence))
    }
  }

  /// The other places where a person's name stands that was found once.
  private func again(_ names: Set<[UInt32]>, taken: [Bool]) -> [(range: Range<Int>, sentence: Int)]
  {
    var byFirst: [UInt32: [[UInt32]]] = [:]
    var starts = CharacterFilter()
    for name in names where name.count >= 2 {
      guard let first = name.first else { continue }
      byFirst[first, default: []].append(name)
      starts.insert(first)
    }
    if starts.isEmpty { return [] }
    var result: [(range: Range<Int>, sentence: Int)] = []
    for (index, sentence) in sentences.enumerated() {
      var at = sentence.range.lowerBound
      while at < sentence.range.upperBound {
        if starts.mayContain(text.characters[at]), !taken[at],
          let name = byFirst[text.characters[at]]?.sorted(by: { $0.count > $1.count })
            .first(where: { text.characters[at...].starts(with: $0) }),
          at + name.count <= sentence.range.upperBound, !taken[at + name.count - 1]
        {
          result.append((at..<at + name.count, index))
          at += name.count
        } else {
          at += 1
        }
      }
    }
    return result
  }

  /// Puts the mentions in order and finds those that are no part of another.
  private func chooseTop() {
    let order = mentions.indices.filter { !mentions[$0].isAbsorbed }.sorted {
      let (a, b) = ($0, $1)
      if mentions[a].sentence != mentions[b].sentence {
        return mentions[a].sentence < mentions[b].sentence
      }
      let (left, right) = (mentions[a].range, mentions[b].range)
      if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
      if left.upperBound != right.upperBound { return left.upperBound > right.upperBound }
      // 富华 in 富华、黄山社区党总支 is the community, and the body that has its name from it.
      return mentions[b].parent != a && (mentions[a].parent == b || a < b)
    }
    top = Array(repeating: [], count: sentences.count)
    var sentence = -1
    var end = 0
    for index in order {
      if mentions[index].sentence != sentence {
        sentence = mentions[index].sentence
        end = 0
      }
      guard mentions[index].range.lowerBound >= end else { continue }
      top[sentence].append(index)
      end = mentions[index].range.upperBound
    }
  }
}
