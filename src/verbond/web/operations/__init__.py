"""What whoever runs the site does with it: look it over, keep a copy, put it back, tidy up."""
