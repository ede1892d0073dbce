"""All Vietnamese text of the assistant and the command line, by who reads it.

`chat`: people in a conversation; `commands`: help of the command line; `results`: what commands print;
`faults`: the one line when something fails; `checkup`: the report of `danvan doctor`.
"""
