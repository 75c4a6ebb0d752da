"""`python -m replylint` is `replylint`."""

from replylint.cli import main

if __name__ == "__main__":
    main()
