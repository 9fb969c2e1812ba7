"""A batch on several machines: a crew over a Dask scheduler, and the worker that joins one. Needs ``xiachen[dask]``.

Nothing here is imported unless it is asked for; only this room touches Dask.
"""
