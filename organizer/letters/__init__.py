"""Letters: drafts from what was recorded, the page they stand on, and the ways out of the door."""
