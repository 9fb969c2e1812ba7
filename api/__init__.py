"""The faces: the command line and the runner that supervises solves. Imports ``optimizer`` and ``models``."""
