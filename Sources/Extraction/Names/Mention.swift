/// The four kinds of node.
public enum EntityLabel: String, Sendable, Codable, CaseIterable {
  case organization = "Organization"
  case place = "Place"
  case program = "Program"
  case person = "Person"
}

/// A stretch of text that names a thing, or points at one. Its lists are kept by the ``DocumentContext``, so that copying
/// one counts nothing.
package struct Mention: Sendable {
  /// How the text speaks of the thing.
  package enum Form: Sendable {
    /// By a name of its own.
    case named
    /// By its kind alone, as one the text has named before: 该所, 分局.
    case definite
    /// Several at once: 双方, 两所.
    case group
  }

  var label: EntityLabel
  var form: Form = .named
  /// The whole name, with the names of the units it is part of; quotation marks included.
  var range: Range<Int>
  /// Where its own part starts: 南街 in 晋城市公安局城区分局南街派出所.
  var coreStart: Int
  /// Where its head starts: 派出所.
  var headStart: Int
  /// The mention just before it in the same name.
  var parent: Int?
  /// The nearest organization and the nearest place to its left in the same name.
  var parentOrganization: Int?
  var parentPlace: Int?
  /// The place that the first name of a list gives for all of them.
  var listOwner: Int?
  /// The thing it serves by its name: 香港花园社区 for 香港花园社区警务室.
  var serves: Int?
  var classes: ClassSet = .none
  /// Divisions of this name; more than one when the name is ambiguous.
  var divisions: DocumentContext.Divisions = .none
  /// The part that names, when it is not the whole: what stands between quotation marks.
  var bareRange: Range<Int>?
  var sentence: Int = 0
  /// The entity it belongs to, once resolved.
  var entity: Int = -1
  /// A name short for a longer one that the document gives: 锦织公司.
  var isShort = false
  /// A head that the text gives once for several names: 村 for 江卡 in 江卡、龙坡两个村.
  var completion: DocumentContext.Completion = .none
  /// Names several programs at once.
  var isUmbrella = false
  /// Stands inside a longer name and is no argument of a relation by itself.
  var isInside = false

  /// Only opens a longer name whose own part does not depend on it: 山东 in 山东和顺居物业公司.
  var isPartOnly = false

  /// Turned out to be a part of the word after it: 海口路 in 海口路社区.
  var isAbsorbed = false

  var core: Range<Int> { coreStart..<range.upperBound }
}
