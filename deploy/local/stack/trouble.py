"""What goes wrong on a machine, said in one sentence."""


class Trouble(Exception):
    """A sentence for the person at the keyboard: what is wrong and what to do."""
