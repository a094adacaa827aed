"""x"""
def coverage() -> None:
    """Nothing yet."""
