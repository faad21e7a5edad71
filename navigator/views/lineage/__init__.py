"""The page 系譜: how programs turned into one another."""
