// Twin of lighting/reflections.py.

#include "ambient.glsl"
#include "local_lights.glsl"

uniform ivec2 panes;
uniform vec3 room_low;
uniform vec3 room_high;
uniform vec3 room_floor;
uniform vec3 room_walls;
uniform vec3 room_ceiling;
uniform vec3 room_sky;

bool is_pane(vec3 place, vec3 normal)
{
    for (int pane = panes.x; pane < panes.x + panes.y; ++pane) {
        vec4 start = row(pane, 0);
        vec4 span = row(pane, 1);
        vec2 height = row(pane, 2).xy;
        vec2 from = place.xy - start.xy;
        if (dot(normal.xy, span.xy) > -0.5 || abs(dot(from, span.xy)) > ROOM_IN_WALL)
            continue;
        float along = dot(from, start.zw);
        if (span.z < along && along < span.w && height.x < place.z && place.z < height.y)
            return true;
    }
    return false;
}

float edge_dimming(vec3 place, vec3 normal)
{
    vec3 away = min(place - room_low, room_high - place);
    vec3 kept = mix(away, vec3(ROOM_FAR), greaterThanEqual(abs(normal), vec3(0.5)));
    float edge = max(min(kept.x, min(kept.y, kept.z)), 0.0);
    return 1.0 - ROOM_EDGE_LOSS * ROOM_EDGE_WIDTH / (ROOM_EDGE_WIDTH + edge);
}

vec3 seen_in_mirror(vec3 origin, vec3 way)
{
    float nearest = ROOM_FAR;
    vec3 normal = vec3(0.0, 0.0, 1.0);
    for (int axis = 0; axis < 3; ++axis) {
        if (abs(way[axis]) < ROOM_LEVEL)
            continue;
        float side = way[axis] > 0.0 ? room_high[axis] : room_low[axis];
        float far = (side - origin[axis]) / way[axis];
        if (far < nearest && far > 0.0) {
            nearest = far;
            normal = vec3(0.0);
            normal[axis] = way[axis] > 0.0 ? -1.0 : 1.0;
        }
    }
    vec3 place = origin + nearest * way;
    if (is_pane(place, normal))
        return room_sky;
    vec3 given = light_of_local_lights(place, normal);
    vec3 colour = normal.z > 0.5 ? room_floor : normal.z < -0.5 ? room_ceiling : room_walls;
    vec3 around = mix(ambient_below, ambient_above, 0.5 + 0.5 * normal.z);
    return colour * (around + given) * ROOM_MAIN_LIGHT * edge_dimming(place, normal);
}
