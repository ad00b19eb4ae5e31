import Extraction

/// The names of one thing that several documents name.
struct MergedNames {
  /// The form that most documents choose, of several such the longest, then the one that sorts
  /// first.
  let name: String
  /// All other forms, in the order of the documents.
  let aliases: [String]

  init(_ members: [EntityFact]) {
    var votes: [String: Int] = [:]
    for member in members { votes[member.name, default: 0] += 1 }
    let best = votes.max { left, right in
      let mine = (left.value, left.key.unicodeScalars.count)
      let theirs = (right.value, right.key.unicodeScalars.count)
      return mine == theirs ? left.key > right.key : mine < theirs
    }
    let name = best?.key ?? ""
    var seen: Set<String> = [name]
    self.name = name
    aliases = members.flatMap { [$0.name] + $0.aliases }.filter { seen.insert($0).inserted }
  }
}
