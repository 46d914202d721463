"""Rule files -> a Rulebook: read, checked against one table, compiled. The only part that knows YAML."""
