"""Where to stand: the siting engines on public instances with known optima, beside spopt and the plain formulations."""
