// A migration tool of one's own is this import and one line: the declarations come along.
@_exported import Varve
