/// An object of an RDF statement.
indirect enum RDFTerm: Hashable {
  /// A name with one of the prefixes of ``RDFNamespace``, as `org:linkedTo`.
  case name(String)
  /// A full IRI.
  case iri(String)
  case string(String)
  /// A literal with a datatype, a prefixed name.
  case literal(String, String)
  /// A resource without a name of its own.
  case blank([RDFStatement])
}

/// A predicate and one of its objects.
struct RDFStatement: Hashable {
  /// A prefixed name or a full IRI.
  let predicate: RDFTerm
  let object: RDFTerm

  init(_ predicate: RDFTerm, _ object: RDFTerm) {
    self.predicate = predicate
    self.object = object
  }

  init(_ name: String, _ object: RDFTerm) { self.init(.name(name), object) }
}

/// A subject and what is said of it.
struct RDFResource {
  /// A full IRI.
  let subject: String
  var statements: [RDFStatement]
}

enum RDFNamespace {
  /// Prefixes in the order in which files declare them.
  static let all = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("schema", "https://schema.org/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
  ]

  /// A text as one segment of an IRI: all but ASCII letters, digits and `-._~` as `%XX` (RFC 3986).
  static func segment(_ text: String) -> String {
    var segment = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80,
        scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
          || "-._~".unicodeScalars.contains(scalar)
      {
        segment.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        segment += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return segment
  }
}
