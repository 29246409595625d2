"""Pages of trajecten, activities, meetings and the planning of a session."""
