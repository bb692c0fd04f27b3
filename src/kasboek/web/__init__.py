"""The Fava extension: its pages, and nothing else that Fava would take for one."""

try:
    from kasboek.web.pages import Cockpit
    from kasboek.web.pages import Outlook
except Exception as error:  # whatever fails here would keep Fava from starting
    message = f"{type(error).__name__}: {error}"
    raise ImportError(message) from error  # which Fava lists among the ledger's errors

__all__ = ["Cockpit", "Outlook"]
