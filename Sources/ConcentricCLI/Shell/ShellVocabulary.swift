import Concentric
import LineEditor

/// The words that Tab offers and that are coloured.
struct ShellVocabulary {
  private let language = QueryVocabulary()
  let colors: SyntaxColors

  init() {
    colors = SyntaxColors(functions: Set(language.functions.map { $0.lowercased() }))
  }

  /// What can be completed now.
  func completer(for session: ShellSession) -> ShellCompleter {
    let graph = session.graph
    var vocabulary = ShellCompleter.Vocabulary()
    vocabulary.keywords = language.keywords
    vocabulary.functions = language.functions
    vocabulary.procedures = language.procedures
    vocabulary.labels = graph.labels.map { ValueText.identifier(graph.name(of: $0)) }
    vocabulary.types = graph.types.map { ValueText.identifier(graph.name(of: $0)) }
    vocabulary.keys = graph.keys.map { ValueText.identifier(graph.name(of: $0)) }
    vocabulary.parameters = Array(session.parameters.keys)
    vocabulary.commands = ShellVerbs.all.map { ":" + $0.name }
    vocabulary.arguments = { command in
      (try? ShellVerbs.find(String(command.dropFirst())))?.completion(session) ?? .none
    }
    return ShellCompleter(vocabulary: vocabulary, names: { session.nameIndex })
  }
}
