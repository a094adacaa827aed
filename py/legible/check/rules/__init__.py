"""The rules that need logic, a module each; the catalogue finds them by folder."""
