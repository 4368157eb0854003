"""What can be done with places: load a city's, and fill its districts."""

from verbond.places.operations.districts import DistrictsPlan, load_districts, plan_districts
from verbond.places.operations.loading import Loaded, load_places

__all__ = ["DistrictsPlan", "Loaded", "load_districts", "load_places", "plan_districts"]
