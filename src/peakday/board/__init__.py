"""The drawing as data: boxes, arrows and the journeys that travel them."""
