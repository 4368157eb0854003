"""Decisions as linked data: read a page, hold it against shapes, describe our own, take one over.

Works without Django, without a network and without files: content is passed in.
"""
