"""The dashboard answers as the README starts it: `python -m tests.house.smoke HOME`; fails where it does not."""

import sys
from pathlib import Path

from tests.dashboard import served

if __name__ == "__main__":
    with served(Path(sys.argv[1])) as address:
        print("the dashboard answers:", address)
