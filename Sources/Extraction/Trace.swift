/// How a line of a document was read: its words, its names, the rules that fired and how far the others came.
public struct LineTrace: Sendable {
  public struct Word: Sendable {
    public let text: String
    public let wordClass: String
    public let classes: [String]
  }
  public struct Name: Sendable {
    public let text: String
    public let label: EntityLabel
    /// `named`, `definite` or `group`.
    public let form: String
    /// The entity it was resolved to; `nil` when to none.
    public let entity: String?
  }
  public struct RuleRun: Sendable {
    public let rule: String
    public let fired: Bool
    /// How many parts of its pattern fitted, of how many.
    public let matched: Int
    public let length: Int
    /// The text at which it stopped.
    public let stoppedAt: String
  }
  public struct SentenceTrace: Sendable {
    public let text: String
    public let words: [Word]
    public let names: [Name]
    public let subjects: [String]
    public let rules: [RuleRun]
  }

  public let line: Int
  public let sentences: [SentenceTrace]
}

extension Extractor {
  /// Traces the sentences that touch a line.
  ///
  /// - Parameter line: From 1; 0 traces every line.
  public func trace(_ document: DocumentInput, line: Int) -> LineTrace {
    let reading = DocumentReading(document, lexicon: lexicon)
    reading.findNames()
    reading.resolveEntities()
    let subjects = reading.findRelations(rules)
    let names = Dictionary(uniqueKeysWithValues: lexicon.classNames.map { ($0.value, $0.key) })
    var result: [LineTrace.SentenceTrace] = []
    for (index, sentence) in reading.sentences.enumerated() {
      let place = reading.text.originalRange(sentence.range)
      let lines =
        reading.text.line(
          at: place.lowerBound)...reading.text.line(at: max(place.lowerBound, place.upperBound - 1))
      guard line == 0 || lines.contains(line) else { continue }
      result.append(
        LineTrace.SentenceTrace(
          text: reading.text.reading(sentence.range),
          words: reading.tokens[index].map { word($0, reading, names) },
          names: reading.mentions.indices.filter { reading.mentions[$0].sentence == index }
            .sorted {
              reading.mentions[$0].range.lowerBound < reading.mentions[$1].range.lowerBound
            }
            .map { name($0, reading) },
          subjects: subjects[index].map {
            $0.map { reading.text.reading(reading.mentions[$0].range) }.joined(separator: "、")
          },
          rules: runs(index, reading, subjects[index])))
    }
    return LineTrace(line: line, sentences: result)
  }

  private func word(_ token: Token, _ reading: DocumentReading, _ names: [Int: String])
    -> LineTrace.Word
  {
    var classes: [String] = []
    for bit in 0..<ClassSet.capacity where token.classes.meets(ClassSet(number: bit)) {
      if let name = names[bit] { classes.append(name) }
    }
    return LineTrace.Word(
      text: reading.text.reading(token.range), wordClass: "\(token.wordClass)", classes: classes)
  }

  private func name(_ index: Int, _ reading: DocumentReading) -> LineTrace.Name {
    let mention = reading.mentions[index]
    let entity = mention.entity >= 0 ? reading.table[mention.entity] : nil
    return LineTrace.Name(
      text: reading.text.reading(mention.range), label: mention.label, form: "\(mention.form)",
      entity: entity.map {
        Naming.name(
          of: $0, forms: $0.forms.isEmpty ? [String(scalars: $0.key)] : $0.forms, lexicon: lexicon)
      })
  }

  private func runs(_ sentence: Int, _ reading: DocumentReading, _ subjects: [[Int]]) -> [LineTrace
    .RuleRun]
  {
    let mood = Mood(lexicon: lexicon)
    var result: [LineTrace.RuleRun] = []
    for trigger in rules.index.triggers {
      let rule = rules.rules[trigger.program.rule]
      var matcher = RuleMatcher(text: reading.text, lexicon: lexicon)
      matcher.enter(reading.items[sentence], mentions: reading.mentions, subjects: subjects)
      matcher.isTracing = true
      let matches = matcher.matches(trigger).filter {
        rule.ignoresMood || mood.isFactual(reading.items[sentence], $0, text: reading.text)
      }
      let at = matcher.progress.item
      let items = reading.items[sentence].items
      let length = trigger.program.steps.count
      result.append(
        LineTrace.RuleRun(
          rule: rule.name, fired: !matches.isEmpty,
          matched: min(matcher.progress.element, length), length: length,
          stoppedAt: at < items.count ? reading.text.reading(items[at].range) : ""))
    }
    return result
  }
}
