"""The exports of the Agency's BI tool (digital BBC reports): read, with their number traps."""
