/// A text as it was read: decoded, with what could be told about it.
///
/// Every offset counts Unicode scalars of ``text``; a byte order mark is not part of it.
public struct SourceDocument: Hashable, Sendable {
  /// The file name without its ending, or the `id` field of a JSON line.
  public var id: String
  /// Where it came from: a path, `FILE:LINE` for a JSON line, a word for standard input.
  public var name: String
  public var title: String?
  /// As `2021-03-05`.
  public var date: String?
  public var source: String?
  /// The names as they stand, one space between two.
  public var author: String?
  public var encoding: TextEncoding
  /// The decoded text. For plain text and Markdown exactly what stands in the file, line ends
  /// included; for HTML the text without markup.
  public var text: String { didSet { scalars = nil } }
  /// The text's scalars, as reading has had them in hand; `nil` once it is given another text.
  package private(set) var scalars: [UInt32]?
  /// Every line of the text in order; line 1 is `lines[0]`.
  public var lines: [TextLine]

  /// The number, from 1, of the line that holds a scalar; the last line for offsets past the end.
  ///
  /// - Complexity: O(log lines).
  public func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}

/// One line of a document.
public struct TextLine: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// Nothing but white space.
    case blank
    /// The document's own headline.
    case title
    /// A heading inside the text.
    case heading
    case body
    /// Not the writer's text: navigation, byline, print buttons, pager, other articles'
    /// headlines, footer.
    case boilerplate
  }

  /// The scalar at which the line starts, marks of Markdown included.
  public var start: Int
  /// Its content in scalars: without the line end, and in Markdown without the mark before a
  /// heading, a quotation or a list item.
  public var range: Range<Int>
  public var kind: Kind
  /// The sentence goes on in the next line that is not blank: the line break is none of the
  /// writer's.
  public var joinsNext: Bool

  public init(start: Int, range: Range<Int>, kind: Kind, joinsNext: Bool = false) {
    self.start = start
    self.range = range
    self.kind = kind
    self.joinsNext = joinsNext
  }
}
