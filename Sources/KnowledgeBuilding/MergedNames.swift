import Extraction

/// The names of one thing that several documents name.
struct MergedNames {
  /// The fullest form: the longest of the documents' own choices for organizations, the one most
  /// documents choose for other things; ties go to the form that sorts first.
  let name: String
  /// All other forms, in the order of the documents.
  let aliases: [String]

  init(_ members: [EntityFact]) {
    var votes: [String: Int] = [:]
    for member in members { votes[member.name, default: 0] += 1 }
    let isOrganization = members.first?.label == .organization
    let best = votes.max { left, right in
      let (l, r) = (left.key.unicodeScalars.count, right.key.unicodeScalars.count)
      let mine = isOrganization ? (l, left.value) : (left.value, l)
      let theirs = isOrganization ? (r, right.value) : (right.value, r)
      return mine == theirs ? left.key > right.key : mine < theirs
    }
    let name = best?.key ?? ""
    var seen: Set<String> = [name]
    self.name = name
    aliases = members.flatMap { [$0.name] + $0.aliases }.filter { seen.insert($0).inserted }
  }
}
