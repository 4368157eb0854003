"""What the shell computes without Django: backups on paper, findings, logs, back-off."""
