// Twin of lighting/sunlight.py. A gate is corner and along, out and (first, last), (low,
// high, rate).

#include "scene_table.glsl"
#include "shadow_map.glsl"

uniform ivec2 gates;
uniform ivec2 walls;
uniform sampler2D sun_depth;
uniform sampler2D sun_nearest;
uniform vec3 sun_frame[4];
uniform vec2 sun_map;
uniform float wall_thickness;

float in_gate(int gate, vec3 place, float way)
{
    vec3 there = place + way * sun_frame[0];
    vec4 start = row(gate, 0);
    vec4 span = row(gate, 1);
    vec4 height = row(gate, 2);
    float along = dot(there.xy - start.xy, start.zw);
    float edge = SUN_EDGE + SUN_SPREAD * way;
    float across = min(along - span.z, span.w - along) / edge + 0.5;
    float upward = min(there.z - height.x, height.y - there.z) / edge + 0.5;
    return clamp(across, 0.0, 1.0) * clamp(upward, 0.0, 1.0);
}

bool leaves_before(vec3 place, float way)
{
    for (int wall = walls.x; wall < walls.x + walls.y; ++wall) {
        vec4 start = row(wall, 0);
        vec4 side = row(wall, 1);
        float met = dot(start.xy - place.xy, side.xy) / dot(side.xy, sun_frame[0].xy);
        if (met < SUN_CLEARANCE || met > way - SUN_CLEARANCE)
            continue;
        float along = dot(place.xy + met * sun_frame[0].xy - start.xy, start.zw);
        if (0.0 <= along && along <= side.z)
            return true;
    }
    return false;
}

float through_windows(vec3 place)
{
    float most = 0.0;
    for (int gate = gates.x; gate < gates.x + gates.y; ++gate) {
        float away = dot(row(gate, 0).xy - place.xy, row(gate, 1).xy);
        float rate = row(gate, 2).z;
        float outer = (away + wall_thickness) / rate;
        if (outer <= 0.0)
            continue;
        float share = in_gate(gate, place, outer);
        float inner = away / rate;
        if (share > most && inner > 0.0)
            share = min(share, in_gate(gate, place, inner));
        if (share > most && !leaves_before(place, inner))
            most = share;
    }
    return most;
}

float sun_share(vec3 place, vec3 normal, vec2 turn)
{
    float share = through_windows(place);
    if (share <= 0.0)
        return 0.0;
    return share * lit_share(sun_depth, sun_nearest, sun_frame, sun_map, place, normal, turn);
}
