"""Arabic on terminals that know little of it: who draws, what it does by itself, and each line as it wants it. No rich here.

who draws     replies, asking, detection, remembered ─► modes.Mode
one line      algorithm (order), shaping (joined forms), layout (both, by mode), continued and lines (in a paragraph)
"""
