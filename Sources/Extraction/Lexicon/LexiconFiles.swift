/// The texts that a lexicon is built from, as their files hold them: UTF-8, one entry a line, columns
/// separated by tabs, lines with `#` first passed over.
public struct LexiconFiles: Sendable {
  /// `word, frequency, class`.
  public var words = ""
  /// `level, code, parent's code, name, short forms`.
  public var divisions = ""
  /// `name, codes`.
  public var towns = ""
  /// `name, count`.
  public var communities = ""
  /// `surname, rank, names, other frequency`.
  public var surnames = ""
  /// `character, only, first, second`.
  public var givenNames = ""
  /// `traditional, simplified`.
  public var traditional = ""
  /// Files of word classes, by file name: `word, classes separated by commas`.
  public var classes: [(name: String, text: String)] = []

  public init() {}
}
