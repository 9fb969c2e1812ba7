"""Where input comes from: workbooks, CSV folders and JSON, told apart by their content."""
