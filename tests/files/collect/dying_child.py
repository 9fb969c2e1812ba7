"""A child that dies of one file, and never comes back from another."""

import json
import os
import sys
import time
from pathlib import Path

for name in json.loads(sys.stdin.read()):
    if Path(name).name == "deadly":
        print("MemoryError: no more", file=sys.stderr, flush=True)
        os._exit(3)
    if Path(name).name == "endless":
        time.sleep(60)
    print(json.dumps({"number": Path(name).name}), flush=True)
