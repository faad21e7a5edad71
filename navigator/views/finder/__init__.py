"""The page 探す: five catalogues, facets, the table and the record beside it."""
