"""The second opinion: plans of public money solved anew through PuLP, written from the clauses."""
