import DocumentReading
import Extraction
import Foundation
import KnowledgeBuilding
import LanguageData
import Synchronization

/// Reads texts and extracts their facts, several files at a time.
///
/// What comes out depends on the files alone, not on their order or the number of threads.
public struct TextExtraction: Sendable {
  /// How far a run has come.
  public struct Progress: Sendable {
    /// Of the inputs, in bytes.
    public let bytesDone: Int
    public let bytes: Int
  }

  /// What a run gave.
  public struct Outcome: Sendable {
    /// Facts and texts, sorted by document id.
    public let documents: [KnowledgeBuilder.Input]
    /// Inputs that could not be read, in the order of their paths.
    public let failures: [DocumentReadingError]
  }

  public let extractor: Extractor
  /// How many files are worked on at once.
  public var threads: Int

  /// - Parameter extractor: `nil` takes the lexicons and rules that come with the program.
  /// - Throws: When the program's own data cannot be read.
  public init(
    extractor: Extractor? = nil, threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws {
    self.extractor = try extractor ?? LanguageData.extractor()
    self.threads = max(1, threads)
  }

  /// The facts of one document.
  public func facts(of document: SourceDocument) -> DocumentFacts {
    extractor.extract(DocumentInput(document))
  }

  /// How a line was read, from 1; 0 for all lines.
  public func trace(_ document: SourceDocument, line: Int) -> LineTrace {
    extractor.trace(DocumentInput(document), line: line)
  }

  /// Reads and extracts everything at some paths: files, and folders with all below them.
  ///
  /// - Parameters:
  ///   - isKnown: Documents to leave out, before anything is extracted from them.
  ///   - progress: Called now and then, from any thread.
  public func run(
    _ paths: [String],
    unless isKnown: @escaping @Sendable (SourceDocument) -> Bool = { _ in false },
    progress: (@Sendable (Progress) -> Void)? = nil
  ) -> Outcome {
    var documents: [KnowledgeBuilder.Input] = []
    let failures = forEachDocument(at: paths, unless: isKnown, progress: progress) { document in
      KnowledgeBuilder.Input(
        FactRecord(DocumentInput(document), by: extractor), text: document.text)
    } deliver: {
      documents.append($0)
    }
    documents.sort { $0.facts.id < $1.facts.id }
    return Outcome(documents: documents, failures: failures)
  }

  /// Writes the facts of everything at some paths as ``FactLines``, in the order of the paths and, in a JSON Lines file,
  /// of its lines. Only a few documents are held at a time.
  ///
  /// - Parameters:
  ///   - progress: Called now and then, from any thread.
  ///   - write: Takes the lines of one document.
  /// - Returns: How many documents were read, and the inputs that could not be.
  public func writeFacts(
    of paths: [String], progress: (@Sendable (Progress) -> Void)? = nil,
    to write: @escaping ([UInt8]) -> Void
  ) -> (documents: Int, failures: [DocumentReadingError]) {
    var count = 0
    let failures = forEachDocument(at: paths, progress: progress) { document in
      FactLines.bytes(of: facts(of: document))
    } deliver: {
      count += 1
      write($0)
    }
    return (count, failures)
  }

  /// The records of documents that were read before, in their order.
  func records(of inputs: [DocumentInput]) -> [FactRecord] {
    inParallel(inputs.count, threads: threads) { FactRecord(inputs[$0], by: extractor) }
  }

  /// What one part of the input gave.
  private struct Slot<Product: Sendable>: Sendable {
    var documents: [(id: String, name: String, product: Product)] = []
    var failures: [DocumentReadingError] = []
  }

  /// Does something with each document, on several threads at once, and delivers what comes out in the order of the
  /// inputs.
  ///
  /// - Returns: The inputs that could not be read, in their order.
  private func forEachDocument<Product: Sendable>(
    at paths: [String],
    unless isKnown: @escaping @Sendable (SourceDocument) -> Bool = { _ in false },
    progress: (@Sendable (Progress) -> Void)?,
    _ work: @escaping @Sendable (SourceDocument) -> Product,
    deliver: @escaping (Product) -> Void
  ) -> [DocumentReadingError] {
    let reader = DocumentReader()
    let (files, unreadable) = reader.files(at: paths)
    let bytes = progress == nil ? 0 : reader.size(of: files)
    let done = Counter()
    var failures = unreadable
    var ids = DocumentIDs()
    var parts = OrderedWork<InputPart, Slot<Product>>(threads: threads) { part in
      defer { progress?(Progress(bytesDone: done.add(part.size), bytes: bytes)) }
      do throws(DocumentReadingError) {
        let result = try reader.read(part)
        return Slot(
          documents: result.documents.filter { !isKnown($0) }.map {
            ($0.id, $0.name, work($0))
          },
          failures: result.failures)
      } catch {
        return Slot(failures: [error])
      }
    } deliver: { slot in
      failures += slot.failures
      for document in slot.documents {
        do throws(DocumentReadingError) {
          try ids.claim(document.id, by: document.name)
          deliver(document.product)
        } catch {
          failures.append(error)
        }
      }
    }
    for file in files {
      do {
        try reader.forEachPart(of: file) { parts.add($0, weight: $0.size) }
      } catch {
        parts.finish()
        failures.append(
          error as? DocumentReadingError
            ?? .unreadable(path: file, reason: String(describing: error)))
      }
    }
    parts.finish()
    return failures
  }
}

/// A sum that several threads add to.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// - Returns: The sum so far.
  func add(_ amount: Int) -> Int { value.wrappingAdd(amount, ordering: .relaxed).newValue }
}

extension KnowledgeBuilder.Input {
  init(_ record: FactRecord, text: String) {
    self.init(facts: record.facts, text: text, record: record.text)
  }
}

extension DocumentInput {
  /// A document as it was read, with its boilerplate to be left out.
  init(_ document: SourceDocument) {
    self.init(
      id: document.id, title: document.title, date: document.date, source: document.source,
      author: document.author, text: document.text,
      skippedLines: Set(
        document.lines.indices.filter { document.lines[$0].kind == .boilerplate }.map { $0 + 1 }))
    scalars = document.scalars
  }
}
