"""Screens: cards, tables, the status below, the dashboard, progress bars, pictures. All that knows rich.

`printer` prints; a `…_view` is the screen of a command; `arabic` wraps and lays out paragraphs, `segments` styles their lines.
"""
