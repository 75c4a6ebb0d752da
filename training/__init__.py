"""Makes what ships in ``replylint/data`` from material that does not. Not part of the wheel."""
