"""Chance: many paths of cash drawn from what is not sure, and what they come down to."""

from kasboek.core.simulation.drawing import TooManyPathsError
from kasboek.core.simulation.drawing import simulate
from kasboek.core.simulation.model import Simulation

__all__ = ["Simulation", "TooManyPathsError", "simulate"]
