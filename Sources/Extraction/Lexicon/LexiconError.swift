import SourceText

/// What is wrong with a lexicon file.
public enum LexiconError: FileDiagnosticError {
  /// Where in which file.
  public struct Place: Sendable {
    public let file: SourceFile
    public let range: SourceRange
  }

  case missingClass(Place)
  case emptyWord(Place)
  case wordTooLong(String, limit: Int, Place)
  case badFrequency(String, Place)
  case tooManyClasses(Place)

  public var place: Place {
    switch self {
    case .missingClass(let place), .emptyWord(let place), .wordTooLong(_, _, let place),
      .badFrequency(_, let place), .tooManyClasses(let place):
      place
    }
  }

  public var file: SourceFile { place.file }

  public var diagnostic: Diagnostic {
    switch self {
    case .missingClass(let place):
      Diagnostic(
        "a word without a class", code: "MissingClass", at: place.range,
        notes: [
          "a line is: word, tab, classes separated by commas; blanks do not separate columns"
        ])
    case .emptyWord(let place):
      Diagnostic(
        "an entry without a word", code: "EmptyWord", at: place.range,
        notes: ["a line starts with the word; a comment with '#'"])
    case .wordTooLong(let word, let limit, let place):
      Diagnostic(
        "the word '\(word)' is longer than \(limit) characters", code: "WordTooLong",
        at: place.range, notes: ["separate the word from its classes by a tab"])
    case .badFrequency(let text, let place):
      Diagnostic(
        "'\(text)' is no frequency", code: "BadFrequency", at: place.range,
        notes: ["a frequency is a whole number above 0"])
    case .tooManyClasses(let place):
      Diagnostic(
        "more than \(ClassSet.capacity) classes of words", code: "TooManyClasses", at: place.range,
        notes: ["use a class that is there already"])
    }
  }
}
