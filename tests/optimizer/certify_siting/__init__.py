"""The second opinion on siting: by hand, against the engine, and against every plan there is."""
