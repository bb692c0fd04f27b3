"""Where bank lines belong by what earlier bookings teach, and how sure that is."""

from kasboek.core.categorising.experience import Experience
from kasboek.core.categorising.model import By
from kasboek.core.categorising.model import Lesson
from kasboek.core.categorising.model import Line
from kasboek.core.categorising.model import Past
from kasboek.core.categorising.model import Place

__all__ = ["By", "Experience", "Lesson", "Line", "Past", "Place"]
