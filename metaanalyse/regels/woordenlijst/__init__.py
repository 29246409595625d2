"""The closed vocabularies of the digitale kaart, with an explanation in our own words."""
