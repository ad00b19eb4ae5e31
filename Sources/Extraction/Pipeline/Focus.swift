/// What a stretch of a document is about: the thing that is most often the subject nearby.
struct Focus {
  private var subjects: [(position: Int, entity: Int, mention: Int)] = []
  /// How often each thing is a subject, by its number; those behind the last never are.
  private var counts: [Int] = []
  private static let reach = 1500

  /// - Parameter own: The explicit subject of each clause of each sentence.
  init(own: [[[Int]]], sentences: [Sentence], mentions: [Mention]) {
    for clauses in own {
      for subject in clauses where subject.count == 1 {
        let mention = mentions[subject[0]]
        if mention.entity >= 0 {
          subjects.append((mention.range.lowerBound, mention.entity, subject[0]))
        }
      }
    }
    counts = Array(repeating: 0, count: (subjects.lazy.map(\.entity).max() ?? -1) + 1)
    for subject in subjects { counts[subject.entity] += 1 }
    subjects.sort { $0.position < $1.position }
  }

  private func count(_ entity: Int) -> Int { entity < counts.count ? counts[entity] : 0 }

  /// Whether a thing is spoken of no more than once.
  func isRare(_ entity: Int) -> Bool { count(entity) <= 1 }

  /// Whether a thing is spoken of often enough for the text to be about it.
  func isTopic(_ entity: Int) -> Bool { count(entity) > 2 }

  /// Whether a thing is spoken of in passing: once, in a text about another.
  func isPassing(_ entity: Int, beside other: Int) -> Bool {
    isRare(entity) && count(other) >= 3
  }

  /// A mention of the thing in focus, or `nil` when nothing is spoken of nearby.
  func mention(near position: Int) -> Int? {
    var near: [(entity: Int, score: Int, mention: Int)] = []
    near.reserveCapacity(16)
    for subject in subjects[firstIndex(behind: position - Self.reach)...] {
      if subject.position >= position + Self.reach { break }
      let distance = abs(subject.position - position)
      let weight = Self.reach - distance
      let score = subject.position <= position ? weight : weight / 4
      if let index = near.firstIndex(where: { $0.entity == subject.entity }) {
        near[index].score += score
        near[index].mention = subject.mention
      } else {
        near.append((subject.entity, score, subject.mention))
      }
    }
    return near.max { ($0.score, -$0.entity) < ($1.score, -$1.entity) }?.mention
  }

  /// The first subject behind a position.
  private func firstIndex(behind position: Int) -> Int {
    var low = 0
    var high = subjects.count
    while low < high {
      let middle = (low + high) / 2
      if subjects[middle].position <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
