"""Classes, students, who guides whom, and the conversations held."""
