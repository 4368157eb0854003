"""Pictures of euros as plain data: what a template draws as SVG and repeats as a table."""
