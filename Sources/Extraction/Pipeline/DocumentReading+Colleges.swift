/// The schools that bare names of colleges belong to.
extension DocumentReading {
  // 我校体育学院: the college of the university that the text is about.
  func placeColleges(_ order: [Int]) {
    for index in order {
      guard mentions[index].label == .organization, mentions[index].parent == nil,
        mentions[index].entity >= 0
      else { continue }
      let mention = mentions[index]
      guard table[mention.entity].parent == nil,
        text.characters[mention.core].suffix(2).elementsEqual(LeftBoundary.college),
        Self.ownSchools.contains(where: {
          text.characters[..<mention.range.lowerBound].suffix(2).elementsEqual($0)
        }),
        let school = table.onlyBody(endingWith: [NameFinder.university])
      else { continue }
      table[mention.entity].parent = school
    }
    placeCollegesOfCollege()
  }

  // 我校…会计学院、旅游学院、信息学院: those of the one college that is called after a place.
  private func placeCollegesOfCollege() {
    var placed: [Int] = []
    var bare: [Int] = []
    for id in table.entities.indices
    where table[id].label == .organization
      && table[id].key.suffix(2).elementsEqual(LeftBoundary.college)
    {
      let mention = table[id].mentions.first.map { mentions[$0] }
      if let place = mention?.parentPlace, mention?.parentOrganization == nil {
        if !mentions[place].divisions.isEmpty { placed.append(id) }
      } else if table[id].parent == nil, table[id].classes.meets(known.fullName) {
        bare.append(id)
      }
    }
    guard placed.count == 1, bare.count > 1 else { return }
    for id in bare { table[id].parent = placed[0] }
  }

  private static let ownSchools = ["我校", "本校", "该校", "学校"].map(\.scalarValues)
}
