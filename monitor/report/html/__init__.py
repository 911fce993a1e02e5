"""A report as one HTML page that needs nothing else: no script, no font, no picture, no request.

Report ─► page ─► nodes ─► text
          ├── story      a story with its reasons folded away; a line of the queue of mentions
          ├── timeline   flagged articles by hour or day, as SVG
          ├── coverage   the outlets, and what may have been missed of them
          └── words      Arabic for all of it
"""

from monitor.report.html.page import Report, page

__all__ = ["Report", "page"]
