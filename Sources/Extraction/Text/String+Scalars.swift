extension String {
  /// - Parameter scalars: Those that are no Unicode scalars are left out.
  init(scalars: some Collection<UInt32>) {
    // No more room than is needed: a short text then lives in the string itself.
    let length = scalars.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
    self.init(unsafeUninitializedCapacity: length) { bytes in
      var count = 0
      @inline(__always)
      func put(_ byte: UInt32) {
        bytes[count] = UInt8(truncatingIfNeeded: byte)
        count += 1
      }
      for c in scalars {
        if c < 0x80 {
          put(c)
        } else if c < 0x800 {
          put(0xC0 | c >> 6)
          put(0x80 | c & 0x3F)
        } else if c < 0x10000 {
          if 0xD800...0xDFFF ~= c { continue }
          put(0xE0 | c >> 12)
          put(0x80 | c >> 6 & 0x3F)
          put(0x80 | c & 0x3F)
        } else if c < 0x110000 {
          put(0xF0 | c >> 18)
          put(0x80 | c >> 12 & 0x3F)
          put(0x80 | c >> 6 & 0x3F)
          put(0x80 | c & 0x3F)
        }
      }
      return count
    }
  }

  /// Whether two texts have the same scalars; `==` would also take those that only look alike, and ask what does.
  func isWritten(as other: String) -> Bool {
    if utf8.count != other.utf8.count { return false }
    let isEqual = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }
    return (isEqual ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
