/// A kind of edge: the engine's own, or one that a rule file declares.
public struct RelationType: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let allianceWith = RelationType(rawValue: "ALLIANCE_WITH")
  public static let serves = RelationType(rawValue: "SERVES")
  public static let subordinateTo = RelationType(rawValue: "SUBORDINATE_TO")
}

/// What a pattern asks of a name: a label, and a word of each of some classes in it.
struct MentionKind: Hashable, Sendable {
  let label: EntityLabel
  var classes: [ClassSet] = []

  func includes(_ label: EntityLabel, _ classes: ClassSet) -> Bool {
    self.label == label && self.classes.allSatisfy { $0.meets(classes) }
  }
}

/// The relation types and labels that rules may speak of: the engine's own, and those that rule files declare.
struct RuleVocabulary: Sendable {
  private(set) var types: [RelationType] = [.allianceWith, .serves, .subordinateTo]
  /// Labels of rule files, in the order of their declaration.
  private(set) var labels: [(name: String, kind: MentionKind)] = []

  mutating func declare(type name: String) {
    let type = RelationType(rawValue: name)
    if !types.contains(type) { types.append(type) }
  }

  /// A later declaration of a name takes the place of an earlier one.
  mutating func declare(label name: String, _ kind: MentionKind) {
    labels.removeAll { $0.name == name }
    labels.append((name, kind))
  }

  var typeNames: [String] { types.map(\.rawValue) }
  var labelNames: [String] { EntityLabel.allCases.map(\.rawValue) + labels.map(\.name) }

  func kind(named name: String) -> MentionKind? {
    EntityLabel(rawValue: name).map { MentionKind(label: $0) }
      ?? labels.first { $0.name == name }?.kind
  }

  /// The declared label of a thing, or `nil` when it has only the engine's own.
  func label(of label: EntityLabel, _ classes: ClassSet) -> String? {
    labels.first { $0.kind.includes(label, classes) }?.name
  }
}
