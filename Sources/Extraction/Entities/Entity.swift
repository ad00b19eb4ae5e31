/// A thing that a document names, with all of its mentions.
struct Entity {
  let label: EntityLabel
  /// The normal form of its own part of the name.
  var key: [UInt32]
  /// Other normal forms.
  var otherKeys: Set<[UInt32]> = []
  /// The entity before it that has the same label and was made with the same key.
  var sameKey: Int?
  /// The entity its name says it is part of.
  var parent: Int?
  /// Every form in which the document writes it, in order of use.
  var forms: [String] = []
  /// Where some of the forms stand in the original.
  var formPlaces: [Range<Int>] = []
  /// The form that names it best, so far.
  var name = ""
  var mentions: [Int] = []
  var divisions: [Int32] = []
  var classes: ClassSet = .none
  /// Only mentioned inside longer names, where it may be no more than a part of them.
  var isWeak = true
  var isDropped = false
  /// When it was founded, as written in ISO 8601.
  var founded: String?
  /// Joined by others: the body that leads it.
  var leader: Int?
}
