"""The screens, each holding the state of what it shows."""
