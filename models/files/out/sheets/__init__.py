"""What the workbooks of all decisions share: how a table becomes a sheet, and the sheets that every answer has."""
