/// Gathers the mentions of a document into entities: full and short forms, 该所 and 分局, names and their parts.
struct EntityTable {
  let lexicon: Lexicon
  let text: CleanText
  let context: DocumentContext
  private(set) var entities: [Entity] = []
  /// The last entity of each key; each knows the one before it.
  private var byKey: [Key: Int] = [:]
  /// Short forms that the document introduces, or that follow from full ones.
  private var shortKeys: [[UInt32]: Int] = [:]
  /// The most recent entities last, as the text goes on.
  private var recent: [Int] = []

  struct Key: Hashable {
    let label: EntityLabel
    let characters: [UInt32]
    /// Worked out once; a key is looked for several times.
    private let number: UInt32

    init(label: EntityLabel, characters: [UInt32]) {
      self.label = label
      self.characters = characters
      number = characters.reduce(0) { ($0 ^ $1) &* 0x0100_0193 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(number) }
  }

  init(lexicon: Lexicon, text: CleanText, context: DocumentContext) {
    self.lexicon = lexicon
    self.text = text
    self.context = context
  }

  /// Gives the entity in place: copying one costs as much as all that it refers to.
  subscript(_ id: Int) -> Entity {
    _read { yield entities[id] }
    _modify { yield &entities[id] }
  }

  /// Makes room for as many entities as so many mentions may have.
  mutating func reserve(mentions: Int) {
    entities.reserveCapacity(mentions)
    byKey.reserveCapacity(mentions)
  }

  // MARK: named mentions

  /// Finds or makes the entity of a mention whose parents are resolved.
  mutating func resolve(_ index: Int, in mentions: inout [Mention]) {
    let mention = mentions[index]
    let parent = mention.parent.map { mentions[$0].entity }.flatMap { $0 >= 0 ? $0 : nil }
    let owner =
      mention.parentOrganization.map { mentions[$0].entity }.flatMap { $0 >= 0 ? $0 : nil }
    // A head whose owner is not known names nothing.
    if mention.coreStart == mention.headStart, mention.parent != nil, parent == nil { return }
    let listed = mention.listOwner.map { mentions[$0].entity }.flatMap { $0 >= 0 ? $0 : nil }
    // 开德中学警务室 is in the school, and some station's.
    let isGuest =
      owner == nil && mention.serves != nil && mention.serves == mention.parent
      && mention.parent.map { mentions[$0].label } == .organization
    let own =
      owner ?? (mention.label == .organization ? listed : nil) ?? (isGuest ? nil : parent) ?? listed
    let id: Int
    if mention.label == .place, !mention.divisions.isEmpty {
      id = division(mention, parent: parent)
    } else {
      let key = key(of: mention, mentions)
      id = find(mention.label, key: key, parent: own) ?? make(mention, key: key, parent: own)
    }
    mentions[index].entity = id
    note(id, index, mention, parent: own, mentions)
  }

  /// The normal form of the mention's own part; a head alone takes its place's name along: 晋城市公安局.
  private func key(of mention: Mention, _ mentions: [Mention]) -> [UInt32] {
    if let bare = mention.bareRange, mention.label == .program {
      return NameKey.normalize(programKey(bare), label: .program)
    }
    var own = Array(text.characters[mention.coreStart..<mention.range.upperBound])
    if !mention.completion.isEmpty { own += context.completion(of: mention) }
    // 南京大学马克思主义学院 is 马克思主义学院 further on.
    let isWhole = mention.classes.meets(lexicon.known.fullName) && own.count >= 4
    // 机关|党委 is one word elsewhere.
    let isAlone =
      mention.coreStart == mention.headStart
      || mention.classes.meets(lexicon.known.partyBody) && mention.parent != nil
        && mention.headStart - mention.coreStart == 2 && own.starts(with: Self.offices)
    if isAlone, mention.completion.isEmpty || mention.core.isEmpty,
      // 派出所|石湾社区|警务室 is called after the community.
      let parent = mention.serves ?? mention.parent,
      !isWhole || mentions[parent].label != .organization,
      let stem = entityStem(mentions[parent])
    {
      return NameKey.normalize(stem + own, label: mention.label)
    }
    return NameKey.normalize(own, label: mention.label)
  }

  private static let offices = "机关".scalarValues

  private func entityStem(_ mention: Mention) -> [UInt32]? {
    guard mention.entity >= 0 else { return nil }
    return entities[mention.entity].key
  }

  private func programKey(_ bare: Range<Int>) -> [UInt32] {
    Array(text.characters[bare]).filter {
      $0 != CharacterClass.enumerationComma && $0 != CharacterClass.comma
    }
  }

  private mutating func division(_ mention: Mention, parent: Int?) -> Int {
    let own = context.divisions(of: mention)
    for id in entities.indices where !entities[id].divisions.isEmpty {
      if entities[id].label == .place,
        entities[id].divisions.contains(where: { own.contains($0) })
      {
        return id
      }
    }
    var entity = Entity(label: .place, key: divisionKey(mention))
    entity.divisions = Array(own)
    entities.append(entity)
    return entities.count - 1
  }

  private func divisionKey(_ mention: Mention) -> [UInt32] {
    guard let first = context.divisions(of: mention).first else {
      return Array(text.characters[mention.core])
    }
    return lexicon.gazetteer.divisions[Int(first)].name.scalarValues
  }

  func find(_ label: EntityLabel, key: [UInt32], parent: Int?) -> Int? {
    let last = byKey[Key(label: label, characters: key)]
    if let exact = latest(upTo: last, where: { $0 == parent }) { return exact }
    if let open = latest(upTo: last, where: { isCompatible($0, parent) }) { return open }
    if label == .organization, let stem = NameKey.policeStem(key) {
      return isOfOtherService(parent) ? nil : bureau(stem, parent: parent)
    }
    guard label == .organization else { return nil }
    guard let parent else { return unit(key) ?? bodyOfLevel(key) }
    // The other way round: 西固特警大队 came before 西固公安分局特警大队.
    guard key.count >= 4, let stem = NameKey.policeStem(entities[parent].key) else { return nil }
    return latest(upTo: byKey[Key(label: label, characters: stem + key)]) { $0 == nil }
  }

  /// The latest of the entities of one key that has a parent of some kind.
  @inline(__always)
  private func latest(upTo last: Int?, where accepts: (_ parent: Int?) -> Bool) -> Int? {
    var current = last
    while let id = current {
      if accepts(entities[id].parent) { return id }
      current = entities[id].sameKey
    }
    return nil
  }

  /// Adds an entity that its key finds.
  private mutating func append(_ entity: consuming Entity) -> Int {
    let id = entities.count
    let key = Key(label: entity.label, characters: entity.key)
    entity.sameKey = byKey.updateValue(id, forKey: key)
    entities.append(entity)
    return id
  }

  /// 市城管执法支队 is the 城管执法支队 of 济南市.
  private func bodyOfLevel(_ key: [UInt32]) -> Int? {
    guard let level = key.first, key.count > 4, NameFinder.levels.contains(level) else {
      return nil
    }
    return latest(upTo: byKey[Key(label: .organization, characters: Array(key.dropFirst()))]) {
      $0.map { entities[$0].label == .place && entities[$0].key.last == level } ?? false
    }
  }

  /// 西固特警大队 is the 特警大队 of 西固公安分局.
  private func unit(_ key: [UInt32]) -> Int? {
    entities.indices.last { id in
      guard entities[id].label == .organization, entities[id].key.last == key.last,
        let parent = entities[id].parent
      else { return false }
      let own = entities[id].key
      guard own.count >= 4, own.count < key.count, key.suffix(own.count).elementsEqual(own),
        let stem = NameKey.policeStem(entities[parent].key)
      else { return false }
      return stem.elementsEqual(key.dropLast(own.count))
    }
  }

  /// 市南公安 is the bureau known as 市南分局.
  private func bureau(_ stem: [UInt32], parent: Int?) -> Int? {
    entities.indices.first { id in
      entities[id].label == .organization && NameKey.policeStem(entities[id].key) == stem
        && isCompatible(entities[id].parent, parent) && !isOfOtherService(entities[id].parent)
        && (entities[id].parent == parent
          || !isOfNoDivision(parent) && !isOfNoDivision(entities[id].parent))
    }
  }

  // 生态环境局 in 生态环境局高阳县分局, which is no name of 高阳县公安局.
  private func isOfOtherService(_ owner: Int?) -> Bool {
    guard let owner, entities[owner].label == .organization else { return false }
    return NameKey.policeStem(entities[owner].key) == nil
      && !entities[owner].key.contains { Self.police.contains($0) }
  }

  private static let police: CharacterSet = "警安"

  // 长江航运公安局 in 长江航运公安局南通分局, which is no name of 南通市公安局.
  private func isOfNoDivision(_ bureau: Int?) -> Bool {
    guard let bureau, entities[bureau].label == .organization,
      let first = entities[bureau].key.first
    else { return false }
    if entities[bureau].parent == nil { return !NameFinder.levels.contains(first) }
    // 海南省公安厅港航公安局
    guard let stem = NameKey.policeStem(entities[bureau].key), stem.count > 1 else { return false }
    return lexicon.entry(of: stem[...])?.divisions.isEmpty ?? true
  }

  private mutating func make(_ mention: Mention, key: [UInt32], parent: Int?) -> Int {
    var entity = Entity(label: mention.label, key: key)
    entity.classes = mention.classes
    entity.parent = parent
    return append(entity)
  }

  private mutating func note(
    _ id: Int, _ index: Int, _ mention: Mention, parent: Int?, _ mentions: [Mention]
  ) {
    entities[id].mentions.append(index)
    entities[id].classes.formUnion(mention.classes)
    if entities[id].label != .place || mention.divisions.isEmpty {
      if let parent, parent != id {
        if isBetterParent(parent, than: entities[id].parent), !isAbove(id, parent) {
          entities[id].parent = parent
        }
      }
    }
    // Few names need it.
    let (text, context) = (text, context)
    func own() -> String {
      text.spelling(mention.core) + String(scalars: context.completion(of: mention))
    }
    // 该所党支部 makes a name only where the text has none.
    if let left = mention.parent, let parent, entities[id].forms.isEmpty,
      Self.opensWithPointer(left, mentions) || mentions[left].isShort
    {
      addForm(bestForm(parent) + own(), to: id)
      if entities[parent].classes.meets(lexicon.known.stateBody.union(lexicon.known.localBody)) {
        addForm(String(scalars: entities[parent].key) + own(), to: id)
      }
    }
    // 市公安局党委 is best called 攀枝花市公安局党委.
    if let left = mention.parent, let parent, mention.label == .organization,
      mentions[left].parent == nil, mentions[left].headStart == mentions[left].coreStart + 1,
      NameFinder.levels.contains(text.characters[mentions[left].coreStart])
    {
      addForm(bestForm(parent) + own(), to: id)
    }
    if let owner = mention.listOwner, mention.label == .organization, mentions[owner].entity >= 0 {
      addForm(bestForm(mentions[owner].entity) + own(), to: id)
    }
    // 厦门、漳州两地警方: the word for all of them is no name of one.
    if mention.core.isEmpty, let parent {
      let kind = context.completion(of: mention)
      addForm(String(scalars: entities[parent].key + kind), to: id)
      if let left = mention.parent {
        addForm(text.spelling(mentions[left].core) + String(scalars: kind), to: id)
      }
      return
    }
    if !mention.completion.isEmpty { addForm(own(), to: id) }
    let isNumber = !mention.completion.isEmpty && mention.classes.meets(lexicon.known.partyBody)
    // 我校体育学院 is called 体育学院; 所党支部 is no name.
    let isPointed = mention.parent.map { Self.opensWithPointer($0, mentions) } ?? false
    if isPointed, mention.classes.meets(lexicon.known.fullName) {
      addForm(at: mention.core, to: id)
    } else if isNumber {
      // 第一、第二党支部: without its kind, no name of a branch.
    } else if !isPointed || entities[id].forms.isEmpty, !Self.isApart(mention, mentions) {
      addForm(at: mention.range, to: id)
    }
    if mention.coreStart > mention.range.lowerBound, !isNumber,
      mention.coreStart < mention.headStart || mention.label == .place
    {
      addForm(at: mention.core, to: id)
    }
    if mention.coreStart == mention.headStart, let left = mention.serves ?? mention.parent,
      mentions[left].form == .named
    {
      // 石湾社区“大党委”
      let isQuoted = text.characters[mention.range.upperBound - 1] == CharacterClass.closeQuote
      let bare = mention.coreStart..<mention.range.upperBound - (isQuoted ? 1 : 0)
      addForm(text.spelling(mentions[left].core) + text.spelling(bare), to: id)
    }
    // 山东聊城市公安局高速交警支队 is 聊城市公安局高速交警支队, too.
    if mention.label == .organization, mention.completion.isEmpty, let place = mention.parentPlace,
      mentions[place].form == .named, mentions[place].coreStart > mention.range.lowerBound,
      !mentions[place].divisions.isEmpty, mentions[place].coreStart < mention.coreStart
    {
      addForm(at: mentions[place].coreStart..<mention.range.upperBound, to: id)
    }
    if let bare = mention.bareRange { addForm(at: bare, to: id) }
    recent.append(id)
  }

  // 该所, and 医院|内科: the name of the body pointed at is not written.
  private static func opensWithPointer(_ index: Int, _ mentions: [Mention]) -> Bool {
    var at = index
    for _ in 0..<8 {
      if mentions[at].form != .named { return true }
      guard let parent = mentions[at].parent,
        mentions[parent].range.lowerBound == mentions[at].range.lowerBound
      else { return false }
      at = parent
    }
    return false
  }

  // 白沙镇党委、政府: the place does not stand right before its government.
  private static func isApart(_ mention: Mention, _ mentions: [Mention]) -> Bool {
    mention.parent.map { mentions[$0].range.lowerBound < mention.range.lowerBound } ?? false
  }

  // The nearest unit wins, and an organization over a place.
  private func isBetterParent(_ new: Int, than old: Int?) -> Bool {
    guard let old else { return true }
    if entities[old].label == .place, entities[new].label == .organization { return true }
    return isAbove(old, new)
  }

  /// Adds what stands at a stretch of the clean text.
  private mutating func addForm(at range: Range<Int>, to id: Int) {
    // A closure that holds the table itself would copy it.
    let text = text
    let place = text.originalRange(range)
    if place.count == range.count {
      if entities[id].formPlaces.contains(where: { text.isEqual($0, place) }) { return }
      entities[id].formPlaces.append(place)
    }
    addForm(text.spelling(range), to: id)
  }

  mutating func addForm(_ form: String, to id: Int) {
    if !form.isEmpty, !entities[id].forms.contains(where: { $0.isWritten(as: form) }) {
      entities[id].forms.append(form)
    }
  }

  /// Lets an entity be found by another name.
  mutating func addKey(_ key: [UInt32], to id: Int) {
    shortKeys[key] = id
    entities[id].otherKeys.insert(key)
  }

  // MARK: things pointed at

  /// The entity mentioned last whose name ends with a head.
  func latest(endingWith head: [UInt32], where accepts: (Entity) -> Bool = { _ in true }) -> Int? {
    recent.last { endsWith(head, $0) && accepts(entities[$0]) }
  }

  /// The entity mentioned last that has a name, and nothing but it.
  func latest(called name: [UInt32], _ label: EntityLabel) -> Int? {
    recent.last { entities[$0].key == name && entities[$0].label == label }
  }

  /// Whether an entity's name is longer than a head and ends with it.
  @inline(__always)
  private func endsWith(_ head: [UInt32], _ id: Int) -> Bool {
    entities[id].key.last == head.last && entities[id].key.count > head.count
      && entities[id].key.suffix(head.count).elementsEqual(head)
  }

  /// The entity mentioned last that has one of the classes.
  func latest(_ classes: ClassSet) -> Int? {
    recent.last { entities[$0].classes.meets(classes) }
  }

  mutating func touch(_ id: Int) { recent.append(id) }

  func short(_ key: [UInt32]) -> Int? { shortKeys[key] }

  mutating func clearRecent() { recent.removeAll(keepingCapacity: true) }

  func latestPlace(where accepts: (Entity) -> Bool) -> Int? {
    recent.last {
      entities[$0].label == .place && !entities[$0].divisions.isEmpty && accepts(entities[$0])
    }
  }

  func firstPlace(where accepts: (Entity) -> Bool) -> Int? {
    entities.indices.first {
      entities[$0].label == .place && !entities[$0].divisions.isEmpty && accepts(entities[$0])
    }
  }

  /// Makes an entity that the text only implies: the branch of a station it calls 支部.
  mutating func imply(
    _ label: EntityLabel, key: [UInt32], name: String, classes: ClassSet, parent: Int?
  ) -> Int {
    if let id = find(label, key: key, parent: parent) { return id }
    var entity = Entity(label: label, key: key)
    entity.classes = classes
    entity.parent = parent
    entity.forms = [name]
    return append(entity)
  }
}

extension EntityTable {
  mutating func restartRecency() { clearRecent() }

  /// Ties a mention to an entity that context chose for it.
  mutating func attach(_ mention: Int, to id: Int, spelling: String) {
    self[id].mentions.append(mention)
    addForm(spelling, to: id)
  }

  mutating func confirm(_ id: Int) { self[id].isWeak = false }

  /// The form to build other names on: the first that the document uses.
  func bestForm(_ id: Int) -> String { self[id].forms.first ?? String(scalars: self[id].key) }

  /// The division mentioned last whose name ends with a level: 市, 县.
  func latestDivision(endingWith level: UInt32) -> Int? {
    latestPlace { $0.key.last == level } ?? firstPlace { $0.key.last == level }
  }

  /// The organization with one of some heads that is named most often, the first of several.
  func mostNamedBody(endingWith heads: [[UInt32]]) -> Int? {
    entities.indices.filter { id in
      entities[id].label == .organization && heads.contains { endsWith($0, id) }
    }.max { (entities[$0].mentions.count, -$0) < (entities[$1].mentions.count, -$1) }
  }

  /// The only organization with one of some heads, when it is named further on.
  func onlyBody(endingWith heads: [[UInt32]]) -> Int? {
    for head in heads {
      var only: Int?
      var count = 0
      for id in entities.indices
      where entities[id].label == .organization && endsWith(head, id) {
        only = id
        count += 1
      }
      if count == 1 { return only }
    }
    return nil
  }
}
