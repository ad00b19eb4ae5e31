extension String {
  /// - Parameter scalars: Those that are no Unicode scalars are left out.
  init(scalars: some Collection<UInt32>) {
    self.init(unsafeUninitializedCapacity: scalars.count * 4) { bytes in
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

  /// The text's Unicode scalars.
  var scalarValues: [UInt32] {
    var text = self
    return text.withUTF8 { bytes in
      var scalars: [UInt32] = []
      // Chinese characters have three bytes.
      scalars.reserveCapacity(bytes.count / 3 + 8)
      var at = 0
      while at < bytes.count { scalars.append(UTF8Scalars.next(in: bytes, at: &at)) }
      return scalars
    }
  }
}

/// Reads Unicode scalars out of bytes.
enum UTF8Scalars {
  /// The scalar that begins at a byte; `at` goes on behind it.
  ///
  /// - Precondition: The bytes are well-formed UTF-8, as those of a `String` are, and `at` is the first of a scalar's.
  @inline(__always)
  static func next(in bytes: UnsafeBufferPointer<UInt8>, at: inout Int) -> UInt32 {
    let lead = UInt32(bytes[at])
    if lead < 0x80 {
      at += 1
      return lead
    }
    @inline(__always)
    func rest(_ offset: Int) -> UInt32 { UInt32(bytes[at + offset]) & 0x3F }
    if lead < 0xE0 {
      defer { at += 2 }
      return (lead & 0x1F) << 6 | rest(1)
    }
    if lead < 0xF0 {
      defer { at += 3 }
      return (lead & 0x0F) << 12 | rest(1) << 6 | rest(2)
    }
    defer { at += 4 }
    return (lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
  }
}
