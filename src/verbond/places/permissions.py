"""Who may do what with places.

Everybody may read every place, map and file: they come from open sources, and hold nothing of a
person. Nobody changes a place in the site: loading places and filling districts is done on the
command line, by whoever runs the server, and stands in the journal as the system's act.
"""
