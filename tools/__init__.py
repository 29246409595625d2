"""What `./run` does once Python is there: the environment, serving, and every check."""
