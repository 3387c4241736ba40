"""The studio's HTTP interface, one file a subject."""
