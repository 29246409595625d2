"""What leaves the application: charts, workbooks, PDF. Knows nothing of schools or methods."""
