// One import is enough for a user of the library: the modules whose types stand in the public face
// come with it.
@_exported import DocumentReading
@_exported import Evaluation
@_exported import Extraction
@_exported import GraphExchange
@_exported import GraphFile
@_exported import GraphImport
@_exported import GraphvizExport
@_exported import KnowledgeBuilding
@_exported import LanguageData
@_exported import PropertyGraph
@_exported import QueryExecution
@_exported import ResultFormatting
@_exported import SourceText
