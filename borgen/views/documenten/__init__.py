"""Documents of a team: the register, a document, its versions, approval, reading."""
