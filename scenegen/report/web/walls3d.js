// What stands between a viewer outside of a room and the room: outer faces of walls, and what hangs on the near ones.
const NEAR = .02, METRE = 1000;

// The sides of the outline, in metres, each with its way, its length and its outward normal.
export function sidesOf(room) {
  const points = room.outline.map(([x, y]) => [x / METRE, y / METRE]), after = place => points[(place + 1) % points.length];
  const turn = Math.sign(points.reduce((sum, [x, y], place) => sum + x * after(place)[1] - after(place)[0] * y, 0));
  return points.map(([x, y], place) => {
    const [wide, deep] = [after(place)[0] - x, after(place)[1] - y], length = Math.hypot(wide, deep), way = [wide / length, deep / length];
    return {from: [x, y], way, length, out: [turn * way[1], -turn * way[0]]};
  });
}

export function isInside(sides, x, y) {
  let inside = false;
  for (const {from: [ax, ay], way, length} of sides) {
    const bx = ax + way[0] * length, by = ay + way[1] * length;
    if (ay > y !== by > y && x < ax + (bx - ax) * (y - ay) / (by - ay)) inside = !inside;
  }
  return inside;
}

// How far a place is beyond a side, and how far along it.
function placeBy({from, way, out}, x, y) {
  const [dx, dy] = [x - from[0], y - from[1]];
  return [dx * out[0] + dy * out[1], dx * way[0] + dy * way[1]];
}

// The faces of a part of walls: `inner` are those of the room, `within` those in the thickness of each side, such as
// its top, and all of what stands out from a wall, such as a door. Those that look away from the room at the outer side
// of a wall are left out.
export function facesOf({positions, indices}, sides, wall, {standsOut}) {
  const inner = [], within = new Map();
  for (let at = 0; at < indices.length; at += 3) {
    const face = indices.subarray(at, at + 3), corners = [...face].map(each => positions.subarray(3 * each, 3 * each + 3));
    const [x, y] = [0, 1].map(axis => corners.reduce((sum, each) => sum + each[axis] / 3, 0)), [found, isOuter] = belongsTo(corners, x, y, sides, wall);
    if (isOuter) continue;
    const side = standsOut ? sideAt(sides, x, y) : found;
    if (side && !within.has(side)) within.set(side, []);
    (side ? within.get(side) : inner).push(...face);
  }
  return {inner: new Uint32Array(inner), within: [...within].map(([side, faces]) => [side, new Uint32Array(faces)])};
}

// The side in whose thickness a face is, and whether it looks away from the room.
function belongsTo([a, b, c], x, y, sides, wall) {
  const [p, q] = [b, c].map(each => [0, 1, 2].map(axis => each[axis] - a[axis]));
  const normal = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]], length = Math.hypot(...normal) || 1;
  const [nx, ny] = [normal[0] / length, normal[1] / length];
  if (isInside(sides, x + nx * NEAR, y + ny * NEAR)) return [null, false];
  const near = sides.filter(side => {
    const [beyond, along] = placeBy(side, x, y);
    return beyond > -NEAR && beyond < wall + NEAR && along > -wall - NEAR && along < side.length + wall + NEAR;
  });
  const outer = near.find(side => nx * side.out[0] + ny * side.out[1] > .9);
  return [outer || near[0] || null, Boolean(outer)];
}

// The side on which a thing hangs: the nearest one.
export function sideAt(sides, x, y) {
  const away = side => { const [beyond, along] = placeBy(side, x, y); return Math.hypot(beyond, along - Math.min(Math.max(along, 0), side.length)) };
  return sides.reduce((best, side) => away(side) < away(best) ? side : best);
}

export function isBehind(side, x, y) { return placeBy(side, x, y)[0] > 0 }
