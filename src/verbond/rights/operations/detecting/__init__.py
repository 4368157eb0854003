"""What people do with detection runs, each act by whoever has the task of it."""
