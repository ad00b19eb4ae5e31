import Extraction

/// Decides which records of one block are the same thing.
///
/// The decision depends on the set of records alone, not on their order, so it can be made after
/// any grouping.
package enum EntityResolver {
  /// One thing, with all records of it.
  package struct Cluster: Hashable, Sendable {
    package let block: EntityRecord.Block
    /// Sorted by document and entity.
    package let members: [EntityRecord]
    /// Why each member is here, in the order of the members.
    package let reasons: [Reason]
  }

  /// Why a record belongs to its cluster.
  package enum Reason: Hashable, Sendable {
    /// It tells most about the thing, and the others were compared with it.
    case founding
    case samePlaceAndBody
    case samePlace
    case sameBody
    case onlyCandidate
    /// A person's decision joins it, at a place of a file; see ``NameDecisions``.
    case decided(String)
    /// A person's decision keeps it from others of the name.
    case keptApart(String)

    package var text: String {
      switch self {
      case .founding: "the fullest mention"
      case .samePlaceAndBody: "same name, place and superior"
      case .samePlace: "same name, in the same place"
      case .sameBody: "same name and superior"
      case .onlyCandidate: "same name, and no other thing has it"
      case .decided(let place): "\(place) says that it is the same"
      case .keptApart(let place): "\(place) keeps it apart from others of the name"
      }
    }
  }

  /// Resolves the records of one block.
  ///
  /// Records that tell most come first. A record joins the one cluster that it does not contradict;
  /// with several it could be, it stays by itself, together with others that tell the same.
  /// - Complexity: O(records × clusters).
  package static func clusters(of records: [EntityRecord]) -> [Cluster] {
    clusters(of: records) { _ in [:] }
  }

  /// The same, with decisions that keep records apart.
  ///
  /// - Parameter apart: For a record, decisions and which of their sides it is on: two sides of one decision are
  ///   never one thing.
  static func clusters(
    of records: [EntityRecord], apart: (EntityRecord) -> [String: Int]
  ) -> [Cluster] {
    var drafts: [Draft] = []
    for record in records.map({ Evidence($0, apart: apart($0)) }).sorted() {
      let candidates = drafts.indices.filter { drafts[$0].admits(record) }
      let exact = candidates.filter { drafts[$0].isFoundedLike(record) }
      if let choice = exact.first ?? (candidates.count == 1 ? candidates.first : nil) {
        drafts[choice].add(record)
      } else {
        drafts.append(Draft(record))
      }
    }
    return drafts.map(\.cluster)
  }

  /// A record with what is compared.
  private struct Evidence: Comparable {
    let record: EntityRecord
    let divisions: DivisionContext
    let apart: [String: Int]

    init(_ record: EntityRecord, apart: [String: Int]) {
      self.record = record
      self.apart = apart
      divisions = DivisionContext(codes: record.codes)
    }

    static func == (left: Evidence, right: Evidence) -> Bool { left.record == right.record }

    /// Those that tell most come first; the rest of the order only has to be fixed.
    static func < (left: Evidence, right: Evidence) -> Bool {
      if left.divisions.precision != right.divisions.precision {
        return left.divisions.precision > right.divisions.precision
      }
      if left.record.chain.count != right.record.chain.count {
        return left.record.chain.count > right.record.chain.count
      }
      if left.divisions.prefixes != right.divisions.prefixes {
        return left.divisions.prefixes.lexicographicallyPrecedes(right.divisions.prefixes)
      }
      if left.record.chain != right.record.chain {
        return left.record.chain.lexicographicallyPrecedes(right.record.chain)
      }
      return (left.record.document, left.record.entity)
        < (right.record.document, right.record.entity)
    }
  }

  /// A cluster that still grows.
  private struct Draft {
    private let founder: Evidence
    private var divisions: DivisionContext
    /// The nearest superiors that members name, and all that they name.
    private var nearest: Set<String>
    private var all: Set<String>
    private var apart: [String: Int]
    private var members: [(record: EntityRecord, reason: Reason)]

    init(_ founder: Evidence) {
      self.founder = founder
      divisions = founder.divisions
      nearest = Set(founder.record.chain.prefix(1))
      all = Set(founder.record.chain)
      apart = founder.apart
      members = [(founder.record, Self.decision(founder) ?? .founding)]
    }

    func admits(_ other: Evidence) -> Bool {
      divisions.agrees(with: other.divisions) && sharesBody(other)
        && other.apart.allSatisfy { apart[$0.key] == nil || apart[$0.key] == $0.value }
    }

    private static func decision(_ record: Evidence) -> Reason? {
      record.apart.keys.min().map { .keptApart($0) }
    }

    /// One leaves out its superiors, or each names the other's nearest one.
    private func sharesBody(_ other: Evidence) -> Bool {
      guard let theirs = other.record.chain.first, !all.isEmpty else { return true }
      return all.contains(theirs) || !nearest.isDisjoint(with: other.record.chain)
    }

    func isFoundedLike(_ other: Evidence) -> Bool {
      founder.divisions == other.divisions && founder.record.chain == other.record.chain
    }

    mutating func add(_ other: Evidence) {
      members.append((other.record, Self.decision(other) ?? reason(other)))
      apart.merge(other.apart) { first, _ in first }
      divisions = divisions.narrowed(by: other.divisions)
      nearest.formUnion(other.record.chain.prefix(1))
      all.formUnion(other.record.chain)
    }

    private func reason(_ other: Evidence) -> Reason {
      let placed = !divisions.isEmpty && !other.divisions.isEmpty
      let bound = !all.isEmpty && !other.record.chain.isEmpty
      if placed && bound { return .samePlaceAndBody }
      if placed { return .samePlace }
      return bound ? .sameBody : .onlyCandidate
    }

    var cluster: Cluster {
      let sorted = members.sorted {
        ($0.record.document, $0.record.entity) < ($1.record.document, $1.record.entity)
      }
      return Cluster(
        block: founder.record.block, members: sorted.map(\.record), reasons: sorted.map(\.reason))
    }
  }
}
