"""Questions about walks that are found in finished rooms.

A room is furnished without knowing any question. Walks are laid over its floor, with
places where M1 may be (`stands`); lines of sight from all of them are one table; a kind
reads from it where its question has a sure answer, and pairs what differs in one input
(`pairs`). The best pair of a room becomes two scenes with their cameras (`sampler`).
"""
