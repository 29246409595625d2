"""Forms of trajecten, activities, meetings and the planning."""
