"""What-ifs as pages show them: their figures, their pictures, and where they hang."""
