extension String {
  /// The text's Unicode scalars.
  package var scalarValues: [UInt32] {
    var text = self
    return text.withUTF8 { bytes in
      [UInt32](unsafeUninitializedCapacity: UTF8Scalars.count(in: bytes)) { scalars, count in
        var at = 0
        var done = 0
        while at < bytes.count {
          let lead = UInt32(bytes[at])
          // Chinese characters have three bytes.
          if lead & 0xF0 == 0xE0 {
            scalars[done] =
              (lead & 0x0F) << 12 | (UInt32(bytes[at &+ 1]) & 0x3F) << 6
              | UInt32(bytes[at &+ 2]) & 0x3F
            at &+= 3
          } else {
            scalars[done] = UTF8Scalars.next(in: bytes, at: &at)
          }
          done &+= 1
        }
        count = done
      }
    }
  }
}

extension String {
  /// How many Unicode scalars the text has.
  package var scalarCount: Int {
    utf8.withContiguousStorageIfAvailable { UTF8Scalars.count(in: $0) } ?? unicodeScalars.count
  }
}

/// Reads Unicode scalars out of bytes.
public enum UTF8Scalars {
  /// How many scalars there are: every byte begins one that does not go on with one. Eight bytes are looked at at once.
  package static func count(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var rest = 0
    var at = 0
    while at + 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let marks = (eight & ~(eight << 1) & 0x8080_8080_8080_8080) >> 7
      // The product's highest byte is the sum of the bytes.
      rest += Int((marks &* 0x0101_0101_0101_0101) >> 56)
      at += 8
    }
    while at < raw.count {
      rest += raw[at] & 0xC0 == 0x80 ? 1 : 0
      at += 1
    }
    return raw.count - rest
  }

  /// The scalar that begins at a byte; `at` goes on behind it.
  ///
  /// - Precondition: The bytes are well-formed UTF-8, as those of a `String` are, and `at` is the first of a scalar's.
  @inlinable @inline(__always)
  public static func next(in bytes: UnsafeBufferPointer<UInt8>, at: inout Int) -> UInt32 {
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
