import Extraction
import SourceText

/// A thing of a document: what decisions on names speak of.
struct DocumentEntity: Hashable {
  let document: String
  let entity: String

  init(document: String, entity: String) {
    self.document = document
    self.entity = entity
  }

  init(_ record: EntityRecord) {
    self.init(document: record.document, entity: record.entity)
  }
}

/// What decisions on names say of the things of some documents.
struct DecidedNames {
  /// For each thing, the `apart` decisions that name it, and which of their names it bears.
  private(set) var apart: [DocumentEntity: [Int: Int]] = [:]
  /// The things that a `same` decision joins, by the decision's number and label.
  private(set) var same: [(decision: Int, label: EntityLabel, entities: Set<DocumentEntity>)] = []
  /// Mentions that mean nothing, as decision and mention.
  private(set) var unmatched: [(decision: Int, mention: Int)] = []

  /// - Complexity: O(names of all documents + mentions × things that bear the name).
  init(_ decisions: NameDecisions, _ facts: [DocumentFacts]) {
    if decisions.decisions.isEmpty { return }
    let wanted = Set(decisions.decisions.flatMap { $0.mentions.map(\.name) })
    var bearers: [String: [(place: DocumentEntity, label: EntityLabel)]] = [:]
    for document in facts {
      for entity in document.entities {
        let names = Set(([entity.name] + entity.aliases).map(NameDecisions.plain))
        for name in names.intersection(wanted) {
          let place = DocumentEntity(document: document.id, entity: entity.id)
          bearers[name, default: []].append((place, entity.label))
        }
      }
    }
    for (number, decision) in decisions.decisions.enumerated() {
      var joined: [EntityLabel: Set<DocumentEntity>] = [:]
      for (index, mention) in decision.mentions.enumerated() {
        let found = (bearers[mention.name] ?? []).filter {
          (mention.document ?? $0.place.document) == $0.place.document
        }
        if found.isEmpty { unmatched.append((number, index)) }
        for (place, label) in found {
          switch decision.kind {
          case .same: joined[label, default: []].insert(place)
          case .apart: apart[place, default: [:]][number] = index
          }
        }
      }
      for label in EntityLabel.allCases {
        if let entities = joined[label] { same.append((number, label, entities)) }
      }
    }
  }
}

extension NameDecisions {
  /// Names of the file that no document bears, as warnings.
  public func unmatched(in facts: [DocumentFacts]) -> [Diagnostic] {
    DecidedNames(self, facts).unmatched.map { place in
      let decision = decisions[place.decision]
      let mention = decision.mentions[place.mention]
      let reader = mention.document.map { "document '\($0)'" } ?? "no document"
      return Diagnostic(
        "\(reader) names \(mention.document == nil ? "" : "no ")'\(mention.name)'",
        severity: .warning, code: "UnknownName",
        at: decision.ranges[place.mention])
    }
  }

  /// Joins the clusters that `same` decisions make one thing.
  ///
  /// - Parameter clusters: In the order of the graph's nodes; so are those that come out, each in the place of its
  ///   first part.
  func joining(
    _ clusters: [EntityResolver.Cluster], by decided: DecidedNames
  ) -> [EntityResolver.Cluster] {
    var home: [DocumentEntity: Int] = [:]
    for (index, cluster) in clusters.enumerated() {
      for member in cluster.members { home[DocumentEntity(member)] = index }
    }
    var groups: [EntityResolver.Cluster?] = clusters
    var root = Array(clusters.indices)
    func find(_ index: Int) -> Int {
      var index = index
      while root[index] != index { index = root[index] }
      return index
    }
    for (number, _, entities) in decided.same {
      let parts = Set(entities.compactMap { home[$0].map(find) }).sorted()
      guard let first = parts.first else { continue }
      for part in parts.dropFirst() {
        guard let left = groups[first], let right = groups[part],
          !contradict(left, right, decided)
        else { continue }
        groups[first] = EntityResolver.Cluster(
          joining: left, right, naming: entities, reason: .decided(place(of: decisions[number])))
        groups[part] = nil
        root[part] = first
      }
    }
    return groups.compactMap(\.self)
  }

  private func contradict(
    _ left: EntityResolver.Cluster, _ right: EntityResolver.Cluster, _ decided: DecidedNames
  ) -> Bool {
    var marks: [Int: Int] = [:]
    for member in left.members {
      marks.merge(decided.apart[DocumentEntity(member)] ?? [:]) { first, _ in first }
    }
    return right.members.contains { member in
      (decided.apart[DocumentEntity(member)] ?? [:]).contains { decision, index in
        marks[decision] != nil && marks[decision] != index
      }
    }
  }
}

extension EntityResolver.Cluster {
  /// Two clusters as one. Members of the second, and those of the first that are not what it was founded on, are
  /// there for the reason given when the decision names them.
  fileprivate init(
    joining left: Self, _ right: Self, naming entities: Set<DocumentEntity>,
    reason: EntityResolver.Reason
  ) {
    let kept = Array(zip(left.members, left.reasons))
    let moved = zip(right.members, right.reasons).map { member, old in
      (member, entities.contains(DocumentEntity(member)) ? reason : old)
    }
    let all = (kept + moved).sorted {
      ($0.0.document, $0.0.entity) < ($1.0.document, $1.0.entity)
    }
    self.init(block: left.block, members: all.map(\.0), reasons: all.map(\.1))
  }
}
