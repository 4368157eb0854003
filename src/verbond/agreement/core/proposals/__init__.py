"""Rules that propose what a person then confirms or rejects; each shows the words it saw.

They read frozen units and return proposals: no Django, no clock, no files but their own terms.
"""
