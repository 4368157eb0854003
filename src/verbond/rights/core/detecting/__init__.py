"""What a detection run is, apart from any database: its purpose, states, waves and letters."""
