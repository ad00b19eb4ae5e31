extension String {
  /// The text's Unicode scalars.
  package var scalarValues: [UInt32] {
    var text = self
    return text.withUTF8 { bytes in
      [UInt32](unsafeUninitializedCapacity: UTF8Scalars.count(in: bytes)) { scalars, count in
        var at = 0
        while at < bytes.count {
          scalars[count] = UTF8Scalars.next(in: bytes, at: &at)
          count += 1
        }
      }
    }
  }
}

/// Reads Unicode scalars out of bytes.
public enum UTF8Scalars {
  /// How many scalars there are: every byte begins one that does not go on with one.
  static func count(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes { count += byte & 0xC0 != 0x80 ? 1 : 0 }
    return count
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
