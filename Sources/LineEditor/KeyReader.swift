/// Turns the bytes that a terminal sends into keys.
///
/// Knows UTF-8, `ESC [` and `ESC O` sequences, Alt as an Escape prefix, bracketed paste; drops
/// terminal reports (OSC, DCS). A byte that could still become part of a longer key is kept; after
/// ``patience`` without another byte the caller asks for it with ``flush()``.
package struct KeyReader: Sendable {
  private enum State: Sendable {
    case ground
    case scalar([UInt8], needed: Int)
    case escape
    case escapeScalar([UInt8], needed: Int)
    case controlSequence([UInt8])
    case singleShift
    /// Inside `ESC ]` or `ESC P`; `true` after an Escape that may end it.
    case report(Bool)
    case paste([UInt8])
  }

  private var state = State.ground

  package init() {}

  /// How many milliseconds to wait for more bytes before ``flush()``; `nil` when nothing is kept,
  /// or in a paste, which ends only by its own mark.
  package var patience: Int32? {
    switch state {
    case .ground, .paste: nil
    case .escape: 50
    default: 500
    }
  }

  /// Takes a byte and gives the keys that it completes, if any.
  package mutating func feed(_ byte: UInt8) -> [Key] {
    switch state {
    case .ground:
      return start(byte)
    case .scalar(let bytes, let needed):
      return feedScalar(bytes, needed, byte, alt: false)
    case .escapeScalar(let bytes, let needed):
      return feedScalar(bytes, needed, byte, alt: true)
    case .escape:
      return feedEscape(byte)
    case .singleShift:
      state = .ground
      return [KeyReader.sequence(final: byte, parameters: [])]
    case .controlSequence(let bytes):
      return feedControlSequence(bytes, byte)
    case .report(let escaped):
      state = byte == 0x07 || (escaped && byte == 0x5C) ? .ground : .report(byte == 0x1B)
      return []
    case .paste(let bytes):
      return feedPaste(bytes, byte)
    }
  }

  /// Gives what is kept as a key of its own: a lone Escape, a broken character.
  package mutating func flush() -> [Key] {
    defer { if patience != nil { state = .ground } }
    switch state {
    case .ground, .paste, .report: return []
    case .escape: return [.escape]
    case .scalar: return [.character("\u{FFFD}")]
    case .escapeScalar, .controlSequence, .singleShift: return [.unknown]
    }
  }

  private mutating func start(_ byte: UInt8) -> [Key] {
    switch byte {
    case 0x1B:
      state = .escape
      return []
    case 0x80...:
      return startScalar(byte, alt: false)
    default:
      return [KeyReader.single(byte)]
    }
  }

  private mutating func startScalar(_ byte: UInt8, alt: Bool) -> [Key] {
    let needed = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
    guard needed > 0, byte < 0xF5 else {
      state = .ground
      return [.character("\u{FFFD}")]
    }
    state = alt ? .escapeScalar([byte], needed: needed) : .scalar([byte], needed: needed)
    return []
  }

  private mutating func feedScalar(
    _ bytes: [UInt8], _ needed: Int, _ byte: UInt8, alt: Bool
  ) -> [Key] {
    guard byte & 0xC0 == 0x80 else {
      state = .ground
      return [.character("\u{FFFD}")] + feed(byte)
    }
    let bytes = bytes + [byte]
    if needed > 1 {
      state =
        alt ? .escapeScalar(bytes, needed: needed - 1) : .scalar(bytes, needed: needed - 1)
      return []
    }
    state = .ground
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      return []
    }
    if (0x80...0x9F).contains(scalar.value) { return [.unknown] }
    return [alt ? .alt(Character(scalar)) : .character(Character(scalar))]
  }

  private mutating func feedEscape(_ byte: UInt8) -> [Key] {
    state = .ground
    switch byte {
    case 0x5B: state = .controlSequence([])
    case 0x4F: state = .singleShift
    case 0x5D, 0x50: state = .report(false)
    case 0x1B:
      state = .escape
      return [.escape]
    case 0x0D, 0x0A: return [.altEnter]
    case 0x08, 0x7F: return [.altBackspace]
    case 0x20..<0x7F: return [.alt(Character(Unicode.Scalar(byte)))]
    case 0x80...: return startScalar(byte, alt: true)
    default: return [.unknown]
    }
    return []
  }

  private mutating func feedControlSequence(_ bytes: [UInt8], _ byte: UInt8) -> [Key] {
    switch byte {
    case 0x20...0x3F where bytes.count < 64:
      state = .controlSequence(bytes + [byte])
      return []
    case 0x40...0x7E:
      state = .ground
      if byte == 0x7E, bytes == Array("200".utf8) {
        state = .paste([])
        return []
      }
      return [KeyReader.sequence(final: byte, parameters: bytes)]
    default:
      state = .ground
      return [.unknown]
    }
  }

  private mutating func feedPaste(_ bytes: [UInt8], _ byte: UInt8) -> [Key] {
    state = .ground  // lets go of the array, so that the append below does not copy it
    var bytes = bytes
    bytes.append(byte)
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    guard byte == 0x7E, bytes.suffix(end.count).elementsEqual(end) else {
      state = .paste(bytes)
      return []
    }
    bytes.removeLast(end.count)
    return [.paste(KeyReader.cleaned(String(decoding: bytes, as: UTF8.self)))]
  }

  /// Line ends become `\n`, tabs a space, other controls nothing.
  package static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result.append("\n")
      case 0x0A: if !afterReturn { result.append("\n") }
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F...0x9F: break
      case 0x2028, 0x2029: result.append("\n")
      default: result.append(scalar)
      }
      afterReturn = scalar.value == 0x0D
    }
    return String(result)
  }

  private static func single(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0..<0x20: .control(Character(Unicode.Scalar(byte | 0x40)).lowercasedLetter)
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  private static func sequence(final: UInt8, parameters: [UInt8]) -> Key {
    let fields = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    let modified = fields.count > 1 && (fields[1] ?? 1) > 2  // more than Shift
    switch final {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return modified ? .wordRight : .right
    case UInt8(ascii: "D"): return modified ? .wordLeft : .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "M") where parameters.isEmpty: return .enter
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "~"):
      switch fields.first ?? nil {
      case 1, 7: return .home
      case 4, 8: return .end
      case 3: return .delete
      case 5: return .pageUp
      case 6: return .pageDown
      default: return .unknown
      }
    default: return .unknown
    }
  }
}

extension Character {
  fileprivate var lowercasedLetter: Character { Character(lowercased()) }
}
