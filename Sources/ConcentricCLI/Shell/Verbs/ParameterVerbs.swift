import Concentric

/// Commands for query parameters.
enum ParameterVerbs {
  static let all = [param, params]

  private static let param = ShellVerb(
    name: "param", arguments: "NAME => VALUE", summary: "set a parameter, used as $NAME",
    details: """
      VALUE is an expression of the query language: '大嶝派出所', 3, ['a', 'b'].
      :param NAME shows one, :param NAME => null takes it away.
      """,
    completion: { session in .words(session.parameters.keys.sorted()) },
    run: { arguments, session in
      guard let arrow = arguments.range(of: "=>") else {
        guard !arguments.isEmpty else { return show(session.parameters, session) }
        guard let value = session.parameters[arguments] else {
          throw ShellError.unknown(
            "parameter", arguments, among: Array(session.parameters.keys),
            help: "set one by :param NAME => VALUE")
        }
        return show([arguments: value], session)
      }
      var name = String(arguments[..<arrow.lowerBound]).trimmingBlanks()
      if name.hasPrefix("$") { name.removeFirst() }
      guard !name.isEmpty, !name.contains(where: \.isWhitespace) else {
        throw ShellError("'\(name)' is no name of a parameter", notes: [":param NAME => VALUE"])
      }
      let value = try session.evaluate(String(arguments[arrow.upperBound...]).trimmingBlanks())
      session.parameters[name] = value.isNull ? nil : value
    })

  private static let params = ShellVerb(
    name: "params", arguments: "[clear]", summary: "list the parameters, or forget them all",
    completion: { _ in .words(["clear"]) },
    run: { arguments, session in
      switch arguments {
      case "": show(session.parameters, session)
      case "clear": session.parameters = [:]
      default: throw ShellError(":params takes nothing or clear, not '\(arguments)'")
      }
    })

  private static func show(_ parameters: [String: Value], _ session: ShellSession) {
    if parameters.isEmpty {
      return session.output.say("no parameters; :param NAME => VALUE sets one")
    }
    let values = ValueText(graph: session.graph)
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      session.output.show(
        "\(name) => \(values.literal(value))".replacingControls() + "\n")
    }
  }
}
