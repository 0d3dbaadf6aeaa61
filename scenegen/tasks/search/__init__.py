"""Questions found in finished rooms: tables of things, sights, pictures, and pairs.

A room is furnished without knowing any question. A task then looks for its question
among all that the room offers: where a person could stand, what a camera there shows,
what hides what, which way things face. All of that is computed once a room, as arrays;
a search is boolean algebra on them. The tables estimate (a thing is a box, a line of
sight is a segment); whatever is chosen is rasterised and judged by the raster.

    scene ─▶ RoomThings ─▶ SightTable ─▶ Pictures ─▶ rows that are sure
                                                     │
             twins that differ in one input ◀─ partners ◀┘ ─▶ Panel: which pair is taken
"""
