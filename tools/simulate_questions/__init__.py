"""How far flat rules get on kinds of questions that are asked of finished rooms.

`python -m tools.simulate_questions` furnishes rooms, tabulates what cameras, positions
of the X, walks and rigs there are in them, draws pairs of candidate questions, and
reports what share of each kind a rule answers that looks at flat pictures only. It
uses the geometry of boxes and lines of sight, and draws nothing: it says which kinds
are worth building, not what a finished data set gives away.
"""
