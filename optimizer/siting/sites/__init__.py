"""Large counties: what stands where is decided first, over sites alone; who goes where is priced by cuts."""

from optimizer.siting.sites.model import Sites
from optimizer.siting.sites.solve import applies, solve_sites

__all__ = ["Sites", "applies", "solve_sites"]
