"""All ways to ask what is true on the X after a turn.

Each of them says that the walker goes from the camera to the red X, keeps the facing of
the picture on the way, and turns there by so many degrees. The gap "{arrow}" is for a
sentence about an arrow on the floor.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.tasks.wordings import Wording

_DISTANCE = (
    Wording(
        "distance-01",
        "i",
        "I am standing where {picture} was taken. I walk to the red X without "
        "changing the direction I face, and then turn {side} by {degrees} "
        "degrees.{arrow} Will the {object} be closer to me than it is now, or further "
        "away?",
    ),
    Wording(
        "distance-02",
        "i",
        "Suppose I go to the red X on the floor, keep facing the way I face in "
        "{picture}, and turn {degrees} degrees to the {side} once I am there.{arrow} "
        "Is the {object} then closer to me or further from me than before?",
    ),
    Wording(
        "distance-03",
        "i",
        "From the spot where I took {picture} I step over to the red X, facing the "
        "same way all the while; on the X I rotate {degrees} degrees to the "
        "{side}.{arrow} Compared with the start, is the {object} closer or further?",
    ),
    Wording(
        "distance-04",
        "i",
        "If I move to the red X, still facing as in {picture}, and make a {side} turn "
        "of {degrees} degrees there, does the {object} end up closer to me than it "
        "was, or further from me?{arrow}",
    ),
    Wording(
        "distance-05",
        "you",
        "You stand where the camera of {picture} stands. Walk to the red X, face the "
        "same way as before, then turn {side} by {degrees} degrees.{arrow} Is the "
        "{object} closer to you than at the start, or further?",
    ),
    Wording(
        "distance-06",
        "you",
        "Imagine that you walk onto the red X while you keep facing the way "
        "{picture} faces, and that you then turn {degrees} degrees to the "
        "{side}.{arrow} Has the {object} become closer or further?",
    ),
    Wording(
        "distance-07",
        "you",
        "You leave the place from which {picture} was taken, go to the red X with "
        "your facing unchanged, and turn by {degrees} degrees to your {side}.{arrow} "
        "Which is true of the {object} after that: is it closer to you than before, "
        "or further away?",
    ),
    Wording(
        "distance-08",
        "you",
        "Starting at the camera of {picture}, you go to the red X without changing "
        "your facing, and only there you turn {side} through {degrees} degrees. Is "
        "the {object} closer to you or further from you than when you "
        "started?{arrow}",
    ),
    Wording(
        "distance-09",
        "someone",
        "A visitor stands at the camera of {picture}, walks to the red X with her "
        "facing unchanged, and turns {degrees} degrees to the {side} there.{arrow} "
        "For the visitor, is the {object} closer than it was, or further?",
    ),
    Wording(
        "distance-10",
        "someone",
        "A robot took {picture}. It drives to the red X, keeping its heading, and "
        "then rotates {side} by {degrees} degrees.{arrow} Is the {object} closer to "
        "the robot than before, or further from it?",
    ),
    Wording(
        "distance-11",
        "someone",
        "The person who took {picture} moves onto the red X, keeps facing the same "
        "way, and then turns by {degrees} degrees to the {side}.{arrow} Will this "
        "person find the {object} closer or further than before?",
    ),
    Wording(
        "distance-12",
        "someone",
        "Someone goes from the viewpoint of {picture} to the red X, faces as before, "
        "and turns {side} by {degrees} degrees.{arrow} Is the {object} closer to them "
        "at the end than at the beginning, or further?",
    ),
)

_POSITION = (
    Wording(
        "position-01",
        "i",
        "I walk from where {picture} was taken to the red X and keep facing the same "
        "way. There I turn {side} by {degrees} degrees.{arrow} On which side of me is "
        "the {object} then, left or right?",
    ),
    Wording(
        "position-02",
        "i",
        "Suppose that I stand on the red X, facing exactly as in {picture}, and that "
        "I turn {degrees} degrees to the {side}.{arrow} Do I then have the {object} "
        "on my left or on my right?",
    ),
    Wording(
        "position-03",
        "i",
        "I go over to the red X without changing the direction I face in {picture}, "
        "then I make a turn of {degrees} degrees to the {side}.{arrow} Will the "
        "{object} be to my left or to my right?",
    ),
    Wording(
        "position-04",
        "i",
        "If I carry the camera of {picture} to the red X, facing it the same way, and "
        "then swing it {side} by {degrees} degrees, is the {object} to the left or to "
        "the right of where it points?{arrow}",
    ),
    Wording(
        "position-05",
        "you",
        "Walk from the viewpoint of {picture} to the red X, and do not change your "
        "facing on the way. Now turn {side} by {degrees} degrees.{arrow} Is the "
        "{object} on your left or on your right?",
    ),
    Wording(
        "position-06",
        "you",
        "You move onto the red X while you keep facing in the direction of "
        "{picture}; then you turn {degrees} degrees to the {side}.{arrow} To which "
        "side would you look for the {object}, left or right?",
    ),
    Wording(
        "position-07",
        "you",
        "Picture yourself on the red X, still facing as the camera of {picture} "
        "faces. You turn by {degrees} degrees to your {side}.{arrow} Is it on the "
        "left or on the right that you have the {object}?",
    ),
    Wording(
        "position-08",
        "you",
        "Once you have gone to the red X with the facing of {picture}, and have "
        "turned {side} by {degrees} degrees there, on which hand is the {object}, "
        "left or right?{arrow}",
    ),
    Wording(
        "position-09",
        "someone",
        "A guest takes up a position on the red X, facing the way {picture} was "
        "taken, and turns {degrees} degrees to the {side}.{arrow} Is the {object} now "
        "on the guest's left or right?",
    ),
    Wording(
        "position-10",
        "someone",
        "A robot drives from the camera of {picture} to the red X with its heading "
        "unchanged, then rotates {side} by {degrees} degrees.{arrow} On which side of "
        "the robot is the {object}, left or right?",
    ),
    Wording(
        "position-11",
        "someone",
        "The photographer of {picture} walks to the red X, facing the same way "
        "throughout, and turns {degrees} degrees to the {side}.{arrow} Is the "
        "{object} to the photographer's left or right?",
    ),
    Wording(
        "position-12",
        "someone",
        "Someone who keeps the facing of {picture} goes to the red X and then turns "
        "{side} through {degrees} degrees.{arrow} Would they find the {object} to "
        "their left or to their right?",
    ),
)

_VISIBILITY = (
    Wording(
        "visibility-01",
        "i",
        "I walk to the red X, facing all the time the way {picture} faces, and turn "
        "{side} by {degrees} degrees.{arrow} Is the {object} in my view then, or does "
        "the {occluder} hide it from me?",
    ),
    Wording(
        "visibility-02",
        "i",
        "From the place where I took {picture} I go to the red X with my facing "
        "unchanged, and I turn {degrees} degrees to the {side}.{arrow} Can I see the "
        "{object} from there, or is it hidden behind the {occluder}?",
    ),
    Wording(
        "visibility-03",
        "i",
        "Suppose I stand on the red X, facing as in {picture}, and then turn {side} "
        "by {degrees} degrees.{arrow} Will I see the {object}, or will the {occluder} "
        "stand in front of it?",
    ),
    Wording(
        "visibility-04",
        "i",
        "If I move to the red X without changing the direction I face in {picture}, "
        "and turn {degrees} degrees to the {side} there, do I have the {object} in "
        "view, or is it out of sight behind the {occluder}?{arrow}",
    ),
    Wording(
        "visibility-05",
        "you",
        "Go from the camera of {picture} to the red X, facing the same way, and turn "
        "{side} by {degrees} degrees.{arrow} Does the {object} come into your view, "
        "or is it hidden behind the {occluder}?",
    ),
    Wording(
        "visibility-06",
        "you",
        "You walk onto the red X while you keep the facing of {picture}, then you "
        "turn {degrees} degrees to the {side}.{arrow} Is the {object} visible to you, "
        "or is the {occluder} in the way?",
    ),
    Wording(
        "visibility-07",
        "you",
        "Imagine the view that you get from the red X when you face as in {picture} "
        "at first and then turn by {degrees} degrees to your {side}.{arrow} Does it "
        "show the {object}, or is that behind the {occluder}?",
    ),
    Wording(
        "visibility-08",
        "you",
        "After you have gone to the red X with the facing of {picture} and have "
        "turned {side} through {degrees} degrees, is the {object} in your view, or "
        "covered by the {occluder}?{arrow}",
    ),
    Wording(
        "visibility-09",
        "someone",
        "A child walks from where {picture} was taken to the red X, facing the same "
        "way throughout, and turns {degrees} degrees to the {side}.{arrow} Does the "
        "child see the {object}, or does the {occluder} hide it?",
    ),
    Wording(
        "visibility-10",
        "someone",
        "A robot goes to the red X, keeping the heading that it has in {picture}, "
        "and rotates {side} by {degrees} degrees.{arrow} Is the {object} in the "
        "robot's view, or hidden from it behind the {occluder}?",
    ),
    Wording(
        "visibility-11",
        "someone",
        "The person behind the camera of {picture} steps onto the red X, faces as "
        "before, and turns by {degrees} degrees to the {side}.{arrow} Can this person "
        "see the {object}, or does it disappear behind the {occluder}?",
    ),
    Wording(
        "visibility-12",
        "someone",
        "Someone takes the camera of {picture} to the red X, keeps its facing, and "
        "then turns it {side} by {degrees} degrees.{arrow} Will it show the "
        "{object}, or will the {occluder} be in the way?",
    ),
)

_FRONT = (
    Wording(
        "front-01",
        "i",
        "I walk from where {picture} was taken to the red X and keep facing the same "
        "way. There I turn {side} by {degrees} degrees.{arrow} Which of these things "
        "is then straight in front of me?",
    ),
    Wording(
        "front-02",
        "i",
        "Suppose I stand on the red X, facing as in {picture}, and turn {degrees} "
        "degrees to the {side}.{arrow} What do I then have straight in front of me?",
    ),
    Wording(
        "front-03",
        "i",
        "Without changing the direction I face in {picture}, I go to the red X; then "
        "I turn by {degrees} degrees to my {side}.{arrow} What am I looking at now, "
        "straight in front of me?",
    ),
    Wording(
        "front-04",
        "i",
        "If I move the camera of {picture} to the red X, facing the same way, and "
        "then turn it {side} by {degrees} degrees, what will stand straight in front "
        "of it?{arrow}",
    ),
    Wording(
        "front-05",
        "you",
        "Go from the viewpoint of {picture} to the red X and keep your facing. Then "
        "turn {side} by {degrees} degrees.{arrow} Which thing is straight in front of "
        "you?",
    ),
    Wording(
        "front-06",
        "you",
        "You step onto the red X, facing the way {picture} faces, and turn {degrees} "
        "degrees to the {side}.{arrow} Name the thing that you now have straight in "
        "front of you.",
    ),
    Wording(
        "front-07",
        "you",
        "Imagine yourself on the red X with the same facing as in {picture}, and "
        "then make a turn of {degrees} degrees to the {side}.{arrow} What do you find "
        "straight in front of you?",
    ),
    Wording(
        "front-08",
        "you",
        "When you have gone to the red X without changing your facing from "
        "{picture}, and have turned {side} through {degrees} degrees there, which of "
        "these stands straight in front of you?{arrow}",
    ),
    Wording(
        "front-09",
        "someone",
        "A visitor walks from the camera of {picture} to the red X, facing the same "
        "way all along, and turns {degrees} degrees to the {side}.{arrow} What is "
        "straight in front of the visitor?",
    ),
    Wording(
        "front-10",
        "someone",
        "A robot drives to the red X with the heading that it has in {picture}, and "
        "rotates {side} by {degrees} degrees on the spot.{arrow} Which thing is "
        "straight in front of the robot?",
    ),
    Wording(
        "front-11",
        "someone",
        "The photographer of {picture} goes to the red X, faces as before, and then "
        "turns by {degrees} degrees to the {side}.{arrow} Which of these would be "
        "straight in front of the lens?",
    ),
    Wording(
        "front-12",
        "someone",
        "Someone leaves the place where {picture} was taken for the red X, keeps the "
        "same facing, and there turns {side} by {degrees} degrees.{arrow} What do "
        "they see straight in front of them?",
    ),
)

WORDINGS: Mapping[str, tuple[Wording, ...]] = MappingProxyType(
    {
        "distance_change": _DISTANCE,
        "relative_position": _POSITION,
        "visibility": _VISIBILITY,
        "which_object": _FRONT,
    }
)
"""All of them, by kind of question; new ones are appended, and make new data."""
