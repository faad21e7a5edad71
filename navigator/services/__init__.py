"""One use case a module, without Qt."""
