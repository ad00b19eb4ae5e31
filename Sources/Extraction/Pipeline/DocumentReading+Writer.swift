/// What a text means by 市局, 我校 and 律师工作处: bodies of the division that it is about, or of the body that writes.
extension DocumentReading {
  func resolveLevel(_ index: Int) {
    let mention = mentions[index]
    let level = text.characters[mention.coreStart]
    guard
      let place = divisionBeside(mention, level) ?? ownDivision(of: mention, level)
        ?? table.latestDivision(endingWith: level)
        ?? table.latest(
          endingWith: [level],
          where: {
            $0.label == .place && ($0.key.dropLast().last != Self.society || level != Self.zone)
          })
    else {
      let head = Array(text.characters[mention.headStart..<mention.range.upperBound])
      if let place = letterhead.division(endingWith: level) {
        // 市局 is the bureau that writes.
        let writer =
          letterhead.body(endingWith: head.count > 1 ? [level] + head : head)
          ?? Letterhead.Body(
            name: place + head, classes: mention.classes)
        mentions[index].entity = imply(writer)
        table.attach(
          index, to: mentions[index].entity, spelling: text.spelling(mention.range))
        return
      }
      // 市人民医院: where no city is named, the name is all there is.
      resolve(index)
      return
    }
    if isPartnersCity(place, mention) {
      resolve(index)
      return
    }
    var head = Array(text.characters[mention.headStart..<mention.range.upperBound])
    // 县委 is no 政法委.
    if head.count == 1, head.first != Self.committee,
      let writer = letterhead.body(endingWith: head),
      writer.name.starts(with: table[place].key), writer.name.dropLast().last != Self.branch
    {
      mentions[index].entity = imply(writer)
      table.attach(index, to: mentions[index].entity, spelling: text.spelling(mention.range))
      return
    }
    if head == [Self.bureau], let id = onlyBureau(of: place) {
      mentions[index].entity = id
      table.attach(index, to: id, spelling: text.spelling(mention.range))
      return
    }
    // 市局 is the bureau of public security in these texts, unless another one writes.
    if let full = Self.levelHeads[String(scalars: head)] { head = full.scalarValues }
    let key = NameKey.normalize(table[place].key + head, label: .organization)
    let name = String(scalars: table[place].key + head)
    let id = table.imply(
      .organization, key: key, name: name, classes: mention.classes, parent: place)
    mentions[index].entity = id
    table.attach(index, to: id, spelling: text.spelling(mention.range))
  }

  // 市检察院第五分院与泸州市检察院签约: with whom the city's court acts is another city's.
  private func isPartnersCity(_ place: Int, _ mention: Mention) -> Bool {
    let first = table[place].mentions.map { mentions[$0] }.min {
      $0.range.lowerBound < $1.range.lowerBound
    }
    guard let first, first.sentence == mention.sentence,
      first.range.lowerBound > mention.range.upperBound
    else { return false }
    let head = text.characters[mention.headStart..<mention.range.upperBound]
    return text.characters[mention.range.upperBound..<first.range.lowerBound].contains(
      where: CharacterClass.withs.contains)
      && text.characters[first.range.upperBound...].starts(with: head)
  }

  // 送到国家税务总局西宁市税务局。市局党委书记: the one bureau of the division that the text names.
  private func onlyBureau(of place: Int) -> Int? {
    let division = table[place].key
    var found: Int?
    for id in table.entities.indices where table[id].label == .organization {
      let key = table[id].key
      guard key.last == Self.bureau, key.dropLast().last != Self.branch,
        key.count > division.count + 2, !table[id].mentions.isEmpty,
        key.indices.contains(where: { key[$0...].starts(with: division) })
      else { continue }
      if found != nil { return nil }
      found = id
    }
    return found
  }

  private static let bureau: UInt32 = 0x5C40  // 局

  // 济宁市副市长、市公安局局长: the division of the post right before.
  private func divisionBeside(_ mention: Mention, _ level: UInt32) -> Int? {
    guard mention.coreStart > 0,
      text.characters[mention.coreStart - 1] == CharacterClass.enumerationComma
    else { return nil }
    return mentions.last {
      $0.sentence == mention.sentence && $0.label == .place && $0.entity >= 0
        && $0.range.upperBound < mention.coreStart && $0.range.upperBound + 6 >= mention.coreStart
        && !table[$0.entity].divisions.isEmpty && table[$0.entity].key.last == level
    }?.entity
  }

  // 县公安局: where the text names several counties but the bureau of one, that county.
  private func ownDivision(of mention: Mention, _ level: UInt32) -> Int? {
    let head = text.characters[mention.headStart..<mention.range.upperBound]
    guard head.count > 1, !Self.towns.contains(level) else { return nil }
    var found: Int?
    for id in table.entities.indices {
      let entity = table[id]
      guard entity.label == .organization, entity.key.count > head.count,
        entity.key.suffix(head.count).elementsEqual(head), let place = entity.parent,
        table[place].label == .place, table[place].key.last == level,
        entity.mentions.contains(where: { mentions[$0].completion.isEmpty })
      else { continue }
      if let found, found != place { return nil }
      found = place
    }
    guard let found, let latest = table.latestDivision(endingWith: level) else { return found }
    return table[found].mentions.count >= table[latest].mentions.count ? found : nil
  }

  static let towns: CharacterSet = "镇乡"
  // 区质监局 is not of a 社区.
  private static let zone: UInt32 = 0x533A  // 区
  private static let society: UInt32 = 0x793E  // 社
  private static let branch: UInt32 = 0x5206  // 分
  private static let levelHeads = ["局": "公安局", "厅": "公安厅"]

  // 我校, 本院: the body that writes, which source or byline name; else the one spoken of most.
  func ownBody(_ mention: Mention, _ full: [[UInt32]]) -> Int? {
    guard mention.label == .organization, isWriters(mention) else { return nil }
    for head in full {
      if let writer = letterhead.body(endingWith: head) { return imply(writer) }
    }
    // A college belongs to a university.
    if full.contains(NameFinder.university),
      let id = table.mostNamedBody(endingWith: [NameFinder.university])
    {
      return id
    }
    return table.mostNamedBody(endingWith: full)
  }

  /// Whether a mention is of the body that writes: 我所.
  func isWriters(_ mention: Mention) -> Bool {
    guard mention.parent == nil else { return false }
    let first = text.characters[mention.range.lowerBound]
    if PointingWords.own.contains(first) { return true }
    return mention.range.lowerBound > 0
      && PointingWords.own.contains(text.characters[mention.range.lowerBound - 1])
  }

  /// A mention of the body that writes, which is what sentences without a subject speak of: 我所, 我校, more than once.
  func writersMention() -> Int? {
    var own: [Int: [Int]] = [:]
    for index in mentions.indices
    where mentions[index].form == .definite && mentions[index].entity >= 0
      && isWriters(mentions[index])
    {
      own[mentions[index].entity, default: []].append(index)
    }
    let most = own.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
    return most.flatMap { $0.value.count > 1 ? $0.value[0] : nil }
  }

  private func imply(_ body: Letterhead.Body) -> Int {
    table.imply(
      .organization, key: NameKey.normalize(body.name, label: .organization),
      name: String(scalars: body.name), classes: body.classes, parent: nil)
  }

  // 律师工作处: on the page of a bureau of justice, its own.
  func writer(ofUnit mention: Mention) -> Int? {
    guard !mention.classes.meets(known.outpost.union(known.alliance)),
      Self.offices.contains(text.characters[mention.range.upperBound - 1]),
      let body = letterhead.bodies.first, body.classes.meets(known.localBody),
      !body.classes.meets(known.partyBody.union(known.functionalHead))
    else { return nil }
    return imply(body)
  }

  private static let offices: CharacterSet = "处科股室"
}
