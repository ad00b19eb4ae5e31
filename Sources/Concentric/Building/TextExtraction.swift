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
    public let filesDone: Int
    public let files: Int
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
  ///   - keepsRecords: Whether the documents get a record, from which the graph can be built again.
  ///   - isKnown: Documents to leave out, before anything is extracted from them.
  ///   - progress: Called now and then, from any thread.
  public func run(
    _ paths: [String], keepsRecords: Bool = true,
    unless isKnown: @Sendable (SourceDocument) -> Bool = { _ in false },
    progress: (@Sendable (Progress) -> Void)? = nil
  ) -> Outcome {
    let reader = DocumentReader()
    let (files, unreadable) = reader.files(at: paths)
    let done = Atomic<Int>(0)
    let slots = inParallel(files.count) { index in
      defer {
        let count = done.wrappingAdd(1, ordering: .relaxed).newValue
        progress?(Progress(filesDone: count, files: files.count))
      }
      return extract(files[index], reader, keepsRecords: keepsRecords, unless: isKnown)
    }
    return outcome(slots, unreadable)
  }

  /// The records of documents that were read before, in their order.
  func records(of inputs: [DocumentInput]) -> [FactRecord] {
    inParallel(inputs.count) { FactRecord(inputs[$0], by: extractor) }
  }

  /// The results of some jobs, which as many threads as are wanted take one after the other.
  private func inParallel<Result: Sendable>(
    _ count: Int, _ job: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, max(count, 1))) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = job(index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// What one file gave.
  private struct Slot {
    var documents: [(source: SourceDocument, input: KnowledgeBuilder.Input)] = []
    var failures: [DocumentReadingError] = []
  }

  private func extract(
    _ file: String, _ reader: DocumentReader, keepsRecords: Bool,
    unless isKnown: (SourceDocument) -> Bool
  ) -> Slot {
    do throws(DocumentReadingError) {
      let result = try reader.read(file)
      return Slot(
        documents: result.documents.filter { !isKnown($0) }.map { document in
          let record = FactRecord(DocumentInput(document), by: extractor)
          let input = KnowledgeBuilder.Input(
            facts: record.facts, text: document.text, record: keepsRecords ? record.text : nil)
          return (document, input)
        },
        failures: result.failures)
    } catch {
      return Slot(failures: [error])
    }
  }

  private func outcome(_ slots: [Slot], _ unreadable: [DocumentReadingError]) -> Outcome {
    var failures = unreadable
    var documents: [KnowledgeBuilder.Input] = []
    var ids = DocumentIDs()
    for slot in slots {
      failures += slot.failures
      for document in slot.documents {
        do throws(DocumentReadingError) {
          try ids.claim(document.source)
          documents.append(document.input)
        } catch {
          failures.append(error)
        }
      }
    }
    documents.sort { $0.facts.id < $1.facts.id }
    return Outcome(documents: documents, failures: failures)
  }
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
  }
}
