import ArgumentParser
import Concentric

struct ShardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shard",
    abstract: "Steps of a build that is spread over machines, as filters of lines.",
    discussion: """
      integrations/spark runs them on Apache Spark. `concentric extract --jsonl -` comes first. \
      Lines are read from standard input and must be sorted by their keys as bytes, all lines of \
      one key together. The end result are the lines that `concentric import` reads.

      EXAMPLE
        concentric shard records < facts.jsonl
      """,
    subcommands: [Records.self, Nodes.self, Statements.self, Edges.self])

  struct Records: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Facts to documents, records of things, and relations.")

    func run() throws {
      try Lines.forEach { line, _ in try Lines.write(BuildShard.records(line)) }
    }
  }

  struct Nodes: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Records, sorted by block, to nodes with their members.")

    func run() throws {
      try Lines.forEachGroup { try Lines.write(BuildShard.nodes($0)) }
    }
  }

  struct Statements: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Relations with the numbers of their document's nodes to statements.")

    func run() throws {
      try Lines.forEach { line, _ in
        let (nodes, relations) = try Lines.split(line)
        try Lines.write(BuildShard.statements(relations, nodes: nodes))
      }
    }
  }

  struct Edges: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Statements, sorted by edge, to edges.")

    func run() throws {
      try Lines.forEachGroup { try Lines.write([BuildShard.edge($0)]) }
    }
  }
}

/// Standard input and output line by line.
enum Lines {
  /// - Parameter body: Gets each line and its number, from 1.
  static func forEach(_ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
    let input = try InputFile("-")
    var number = 0
    do {
      try input.forEachLine { line in
        number += 1
        try body(line, number)
      }
    } catch let error as BuildShard.StepError {
      throw CommandFailure("line \(number): \(error)")
    }
  }

  /// - Parameter body: Gets what follows the key in all lines of one key.
  static func forEachGroup(_ body: ([ArraySlice<UInt8>]) throws -> Void) throws {
    var key: ArraySlice<UInt8> = []
    var group: [ArraySlice<UInt8>] = []
    try forEach { line, _ in
      let (lineKey, rest) = try split(line)
      if lineKey != key, !group.isEmpty {
        try body(group)
        group = []
      }
      key = lineKey
      group.append(rest)
    }
    if !group.isEmpty { try body(group) }
  }

  /// What stands before and after the first tab.
  static func split(
    _ line: ArraySlice<UInt8>
  ) throws -> (key: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    guard let tab = line.firstIndex(of: 0x09) else {
      throw BuildShard.StepError("there is no tab in it")
    }
    return (line[..<tab], line[(tab + 1)...])
  }

  static func write(_ lines: [String]) throws {
    if lines.isEmpty { return }
    StandardOutput.write(lines.joined(separator: "\n") + "\n")
  }
}
