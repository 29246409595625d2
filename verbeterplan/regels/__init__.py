"""The arithmetic of trajecten and their planning: pure functions, no Django."""
