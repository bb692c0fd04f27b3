"""Alerts: what is not as it should be, since when, how deep, why, and what to do about it."""

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.watching import alerts

__all__ = ["Alert", "alerts"]
