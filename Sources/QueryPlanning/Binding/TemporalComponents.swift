/// What `.key` gives on a temporal value, as far as types go.
enum TemporalComponents {
  static func type(of key: String, in type: StaticType) -> StaticType {
    key == "timezone" || key == "offset" ? .string : .any
  }
}
