"""Reading input: from raw cells to a complete county, every fault located."""
