"""One question a file, named like the function that asks it."""
