"""Taking in files: opening them safely, reading their formats, planning what would change, and doing it in one step."""
