"""The Flask face: what commissions call over HTTP."""
