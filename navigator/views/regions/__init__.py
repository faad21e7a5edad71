"""The page 地域: a map, a list and profiles of the cluster regions."""
