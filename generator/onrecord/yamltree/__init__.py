"""A YAML file as a tree of plain values, each with its place."""

from onrecord.yamltree.document import Document, read, tree
from onrecord.yamltree.plaintext import Refused
from onrecord.yamltree.revising import Change, First, Put, Top, Unrevisable, flow, revised, scalar
from onrecord.yamltree.spots import Node, Step

__all__ = [
    "Change",
    "Document",
    "First",
    "Node",
    "Put",
    "Refused",
    "Step",
    "Top",
    "Unrevisable",
    "flow",
    "read",
    "revised",
    "scalar",
    "tree",
]
