/// What a person did on the keyboard, as a terminal tells it.
package enum Key: Hashable, Sendable {
  /// A printable scalar. Marks and joiners come as keys of their own; the buffer joins them.
  case character(Character)
  /// Ctrl and a lower-case letter, or one of `@ [ \ ] ^ _`.
  case control(Character)
  /// Alt (or Escape, quickly) and a character.
  case alt(Character)
  case enter, altEnter, tab, backTab, backspace, altBackspace, delete, escape
  case up, down, left, right, home, end, pageUp, pageDown
  case wordLeft, wordRight
  /// Text between the brackets of a bracketed paste, line ends as `\n`, other controls dropped.
  case paste(String)
  /// A sequence without a meaning here. It does nothing, and inserts nothing.
  case unknown
}
