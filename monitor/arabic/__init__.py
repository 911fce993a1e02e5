"""Arabic text, independent of what is done with it: keys to compare by, and the letters that attach to words.

`fold` gives the key for words (topics, search, copies); `line_key` the key for whole lines (boilerplate);
`clitics` the one-letter words that Arabic writes joined to the next one.
"""
