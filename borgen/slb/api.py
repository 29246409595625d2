"""What the rest of the application may know of conversations: totals, never a student."""
