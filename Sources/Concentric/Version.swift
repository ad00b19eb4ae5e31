/// The project's version; every place that tells it reads it here.
public enum Version {
  public static let text = "0.1.0"
}
