"""What the assistant does in one turn, a file for each kind of turn. None of them knows a channel."""
