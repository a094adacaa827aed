"""What can be told about one line: each feature in a module of its own, gathered by `Line`."""
