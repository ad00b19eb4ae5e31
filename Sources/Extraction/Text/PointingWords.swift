/// The words by which a text points at a thing that it has named: 该村, 本社区, 我校.
enum PointingWords {
  /// What stands before a kind.
  static let pointers: CharacterSet = "该本我"
  /// Of these, what points at the body that writes.
  static let own: CharacterSet = "我本"
  /// What stands before the kind of a place that is spoken of: 全村 too.
  static let ofPlaces: CharacterSet = "该本我全"
  /// Kinds of places that are pointed at, the longer ones first.
  static let placeKinds = ["社区", "街道", "小区", "村", "镇", "乡", "县", "区", "市", "旗"]
    .map(\.scalarValues)
}
