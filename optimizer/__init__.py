"""How plans are found. Imports ``models`` only; only ``optimizer.engines`` touches a solver."""
