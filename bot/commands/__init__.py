"""The commands of the command line, a file per topic. Each only translates words into a call and back."""
