/// What a stretch of a document is about: the thing that is most often the subject nearby.
struct Focus {
  private var subjects: [(position: Int, entity: Int, mention: Int)] = []
  /// How often each thing is a subject.
  private var counts: [Int: Int] = [:]
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
    for subject in subjects { counts[subject.entity, default: 0] += 1 }
    subjects.sort { $0.position < $1.position }
  }

  /// Whether a thing is spoken of in passing: once, in a text about another.
  func isPassing(_ entity: Int, beside other: Int) -> Bool {
    counts[entity, default: 0] <= 1 && counts[other, default: 0] >= 3
  }

  /// A mention of the thing in focus, or `nil` when nothing is spoken of nearby.
  func mention(near position: Int) -> Int? {
    var scores: [Int: Int] = [:]
    var last: [Int: Int] = [:]
    for subject in subjects {
      let distance = abs(subject.position - position)
      guard distance < Self.reach else { continue }
      let weight = Self.reach - distance
      scores[subject.entity, default: 0] += subject.position <= position ? weight : weight / 4
      last[subject.entity] = subject.mention
    }
    let best = scores.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return best.flatMap { last[$0.key] }
  }
}
