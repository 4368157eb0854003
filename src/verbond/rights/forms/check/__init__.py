"""Forms of the check: who lives here, one page of questions, a code, a report."""
