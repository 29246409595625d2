"""The form of a moederbestand: what a cell says, which columns there are, and RIS beside it."""
