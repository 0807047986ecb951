"""A YAML file as a tree of plain values, each with its place."""

from onrecord.yamltree.document import Document, read, tree
from onrecord.yamltree.plaintext import Refused
from onrecord.yamltree.spots import Node, Step

__all__ = ["Document", "Node", "Refused", "Step", "read", "tree"]
