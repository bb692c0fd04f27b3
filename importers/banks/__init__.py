"""Banks' own tables: one module per bank that is peculiar, one table of layouts for the rest."""
